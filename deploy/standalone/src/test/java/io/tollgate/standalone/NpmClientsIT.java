package io.tollgate.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tollgate.standalone.console.ManagementApi;
import io.tollgate.testkit.Launched;
import io.tollgate.testkit.NeedsPrograms;
import io.tollgate.testkit.Program;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The clients that JavaScript developers have, unchanged, against a product as `up` starts it. The
/// scripts in `deploy/clients` do the checking.
@Timeout(600)
@NeedsPrograms({Program.NODE, Program.NPM})
class NpmClientsIT {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final Path SCRIPTS = SourceTree.ROOT.resolve("deploy/clients");

    @TempDir static Path folder;

    private static Map<String, String> environment;
    private static Launched product;
    private static ManagementApi api;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        environment = Launched.environment(folder.resolve("home"));
        product = Launched.up(environment, folder.resolve("output"));
        for (String file :
                List.of("package.json", "package-lock.json", "openai.mjs", "ai-sdk.mjs")) {
            Path _ = Files.copy(SCRIPTS.resolve(file), folder.resolve(file));
        }
        assertThat(run(Map.of(), Program.NPM, "ci", "--no-audit", "--no-fund"))
                .as(Files.readString(folder.resolve("run.log")))
                .isZero();
        String _ = product.awaitReady();
        api =
                new ManagementApi(
                        "http://127.0.0.1:" + environment.get("TOLLGATE_CONSOLE_PORT"),
                        Files.readString(folder.resolve("home/management.key")).strip());
    }

    @AfterAll
    static void stop() throws InterruptedException {
        api.close();
        int _ = product.terminate();
    }

    @ParameterizedTest
    @ValueSource(strings = {"openai.mjs", "ai-sdk.mjs"})
    void theClientFindsEverythingAsItExpects(String script)
            throws IOException, InterruptedException {
        String gateway = "http://127.0.0.1:" + environment.get("TOLLGATE_GATEWAY_PORT");
        Map<String, String> variables =
                Map.of(
                        "OPENAI_BASE_URL", gateway + "/v1",
                        "OPENAI_API_KEY", key(tenant("10"), ""),
                        "POOR_KEY", key(tenant(""), ""),
                        "SLOW_KEY", key(tenant("10"), "rpm"));
        int exit = run(variables, Program.NODE, script);
        assertThat(exit).as(Files.readString(folder.resolve("run.log"))).isZero();
        assertThat(Files.readString(folder.resolve("run.log"))).contains("all is well");
    }

    /// With so many dollars, or without any.
    private static String tenant(String dollars) {
        ObjectNode body = JSON.objectNode().put("name", "Clients").put("email", "c@example.com");
        String tenant = api.create("/tenants", body).path("id").asText();
        if (!dollars.isEmpty()) {
            ObjectNode credit =
                    JSON.objectNode()
                            .put("kind", "grant")
                            .put("amount", dollars)
                            .put("reference", "clients");
            JsonNode _ =
                    ManagementApi.expect(
                            api.post("/tenants/" + tenant + "/credits", credit, tenant),
                            ManagementApi.CREATED,
                            "a credit");
        }
        return tenant;
    }

    /// Without limits, or with one call a minute.
    private static String key(String tenant, String limit) {
        ObjectNode body = JSON.objectNode().put("name", "clients");
        if (!limit.isEmpty()) {
            body.put(limit, 1);
        }
        return api.create("/tenants/" + tenant + "/keys", body).path("key").asText();
    }

    private static int run(Map<String, String> variables, Program program, String... arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(program.path().toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(variables);
        return builder.directory(folder.toFile())
                .redirectInput(new File("/dev/null"))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("run.log").toFile())
                .start()
                .waitFor();
    }
}
