package io.tollgate.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tollgate.standalone.doctor.Doctor;
import io.tollgate.standalone.home.PidFile;
import io.tollgate.standalone.home.Secrets;
import io.tollgate.testkit.Launched;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// One home through its lives: started, used, stopped, started again, killed, started again, its
/// parts killed one by one.
@Timeout(600)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class UpIT {
    private static final Pattern CURL =
            Pattern.compile(
                    "curl -N (\\S+) .*?-H \"Authorization: (.*?)\".*?-d '(.*?)'", Pattern.DOTALL);
    private static final Duration SERVED_BOUND = Duration.ofMinutes(2);
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir static Path folder;

    private static Map<String, String> environment;
    private static Launched product;
    private static String keyOfFirstStart = "";
    private static BigDecimal balanceOfFirstLife = BigDecimal.ZERO;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        environment = Launched.environment(folder.resolve("home"));
        product = up(environment);
        String _ = product.awaitReady();
    }

    @AfterAll
    static void stop() throws InterruptedException {
        if (product.isRunning()) {
            int _ = product.terminate();
        }
    }

    @Test
    @Order(1)
    void thePrintedCurlStreamsAnAnswerThatIsCharged() throws IOException, InterruptedException {
        String block = product.output();
        Matcher curl = CURL.matcher(block);
        assertThat(curl.find()).as(block).isTrue();
        keyOfFirstStart = curl.group(2);
        assertThat(available()).isEqualByComparingTo("10");
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(curl.group(1)))
                        .header("Authorization", keyOfFirstStart)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(curl.group(3)))
                        .build();
        HttpResponse<String> answer = HTTP.send(request, BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("\"delta\"").endsWith("data: [DONE]\n\n");
        balanceOfFirstLife = available();
        assertThat(balanceOfFirstLife).isBetween(new BigDecimal("9.9"), new BigDecimal("9.999999"));
    }

    @Test
    @Order(2)
    void aSecondUpOnTheSameHomeIsRefused() throws IOException, InterruptedException {
        Launched second = up(environment);
        assertThat(second.exitCode()).isEqualTo(1);
        assertThat(second.output()).contains("already running").doesNotContain("\tat ");
        assertThat(product.isRunning()).isTrue();
    }

    @Test
    @Order(3)
    void aTakenPortIsNamedWithItsHolder() throws IOException, InterruptedException {
        Map<String, String> other = new HashMap<>(environment);
        other.put("TOLLGATE_HOME", folder.resolve("other").toString());
        Launched second = up(other);
        assertThat(second.exitCode()).isEqualTo(1);
        assertThat(second.output())
                .contains("Port " + environment.get("TOLLGATE_GATEWAY_PORT"))
                .contains("TOLLGATE_GATEWAY_PORT")
                .doesNotContain("\tat ");
    }

    @Test
    @Order(4)
    void theDoctorFindsNothingWrongWithWhatRuns() {
        ByteArrayOutputStream report = new ByteArrayOutputStream();
        Settings settings = Settings.from(new Variables(environment), folder);
        boolean healthy =
                new Doctor(settings.patient(SourceTree.ROOT, environment.keySet()))
                        .examine(new PrintStream(report, true, StandardCharsets.UTF_8));
        assertThat(report.toString(StandardCharsets.UTF_8))
                .contains("running, launcher pid ")
                .contains("PostgreSQL           18")
                .contains("appendfsync always")
                .contains("{open=64}")
                .contains("gateway              ready")
                .contains("console              ready")
                .contains("drift 0 for every tenant")
                .contains("every model has routes, prices and a margin")
                .contains("Nothing is wrong in ");
        assertThat(healthy).isTrue();
    }

    @Test
    @Order(4)
    void eachModelIsReachedOnItsProvidersOwnWire() throws IOException, InterruptedException {
        assertThat(dialectOf("deepseek-v4")).isEqualTo("deepseek");
        assertThat(dialectOf("glm-5.1")).isEqualTo("glm");
        assertThat(dialectOf("kimi-2.6")).isEqualTo("kimi");
        makeAsAnEarlierVersionDid("kimi-2.6");
        assertThat(dialectOf("kimi-2.6")).isEqualTo("openai");
    }

    @Test
    @Order(5)
    void sigtermStopsEverythingAndExitsWithZero() throws IOException, InterruptedException {
        assertThat(product.terminate()).as(product.output()).isZero();
        assertThat(partsOfHome()).isEmpty();
        assertThat(pidFiles()).isEmpty();
    }

    @Test
    @Order(6)
    void theNextStartHasTheSameKeyAndBalance() throws IOException, InterruptedException {
        product = up(environment);
        assertThat(product.awaitReady()).contains(keyOfFirstStart);
        assertThat(available()).isEqualByComparingTo(balanceOfFirstLife);
    }

    @Test
    @Order(7)
    void whatAnEarlierVersionMadeIsBroughtOver() throws IOException, InterruptedException {
        assertThat(dialectOf("kimi-2.6")).isEqualTo("kimi");
        JsonNode model = manage("GET", "/models/kimi-2.6", null);
        assertThat(model.path("display_name").asText()).isEqualTo("Renamed by the operator");
        assertThat(model.path("routes")).hasSize(1);
        String chat =
                "{\"model\":\"kimi-2.6\",\"max_tokens\":1,\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]}";
        HttpRequest request =
                gateway("/v1/chat/completions")
                        .POST(HttpRequest.BodyPublishers.ofString(chat))
                        .build();
        HttpResponse<String> answer = HTTP.send(request, BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        balanceOfFirstLife = available();
    }

    @Test
    @Order(8)
    void whatAKilledLauncherLeavesIsStoppedByTheNext() throws IOException, InterruptedException {
        long gateway = pid("gateway");
        long postgres = pid("postgres");
        product.kill();
        product = up(environment);
        assertThat(product.awaitReady())
                .contains("Stopping the gateway that an earlier run left behind")
                .contains(keyOfFirstStart);
        assertThat(pid("gateway")).isNotEqualTo(gateway);
        assertThat(pid("postgres")).isNotEqualTo(postgres);
        assertThat(available()).isEqualByComparingTo(balanceOfFirstLife);
    }

    @ParameterizedTest
    @ValueSource(strings = {"console", "gateway", "simulator", "redis", "postgres"})
    @Order(9)
    void aPartThatIsKilledComesBackAndCallsAreServedAgain(String part)
            throws IOException, InterruptedException {
        long killed = pid(part);
        boolean _ = ProcessHandle.of(killed).orElseThrow().destroyForcibly();
        product.awaitOutput(Pattern.compile("The " + part + " is back"));
        assertThat(pid(part)).isNotEqualTo(killed);
        assertThat(product.output()).contains("The " + part + " ended: killed by signal 9");
        awaitServed();
        assertThat(available()).isLessThan(balanceOfFirstLife);
        balanceOfFirstLife = available();
    }

    @Test
    @Order(10)
    void afterThatItStillStopsInOrder() throws IOException, InterruptedException {
        assertThat(product.terminate()).as(product.output()).isZero();
        assertThat(partsOfHome()).isEmpty();
        assertThat(pidFiles()).isEmpty();
    }

    @Test
    @Order(11)
    void anotherMasterKeyIsRefusedInOneLine() throws IOException, InterruptedException {
        Map<String, String> other = new HashMap<>(environment);
        other.put("TOLLGATE_MASTER_KEY", Secrets.masterKey());
        product = up(other);
        assertThat(product.exitCode()).isEqualTo(1);
        assertThat(product.output())
                .contains("TOLLGATE_MASTER_KEY is not the key")
                .doesNotContain("\tat ")
                .doesNotContain("Exception");
        assertThat(partsOfHome()).isEmpty();
    }

    private static Launched up(Map<String, String> variables) throws IOException {
        return Launched.up(variables, folder.resolve("output-" + System.nanoTime()));
    }

    /// One upstream for all models, and the model on it alone.
    private static void makeAsAnEarlierVersionDid(String model)
            throws IOException, InterruptedException {
        String simulator = "http://127.0.0.1:" + environment.get("TOLLGATE_SIMULATOR_PORT");
        String upstream =
                manage(
                                "POST",
                                "/upstreams",
                                """
                                {"name":"simulator","dialect":"openai","base_url":"%s/openai/v1","allow_private_network":true}
                                """
                                        .formatted(simulator))
                        .path("id")
                        .asText();
        JsonNode _ =
                manage(
                        "PUT",
                        "/models/" + model,
                        """
                        {"display_name":"Renamed by the operator","context_length":262144,"max_output_tokens":32768,
                         "routes":[{"upstream":"%s","upstream_model":"kimi-k2.6","priority":1,"weight":1}]}
                        """
                                .formatted(upstream));
    }

    /// That of the only route's upstream.
    private static String dialectOf(String model) throws IOException, InterruptedException {
        String upstream = manage("GET", "/models/" + model, null).at("/routes/0/upstream").asText();
        return manage("GET", "/upstreams/" + upstream, null).path("dialect").asText();
    }

    private static JsonNode manage(String method, String path, @Nullable String body)
            throws IOException, InterruptedException {
        String url = "http://127.0.0.1:" + environment.get("TOLLGATE_CONSOLE_PORT");
        String key = Files.readString(folder.resolve("home/management.key")).strip();
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(url + "/api/v1" + path))
                        .header("Authorization", "Bearer " + key)
                        .header("Content-Type", "application/json")
                        .method(
                                method,
                                body == null
                                        ? HttpRequest.BodyPublishers.noBody()
                                        : HttpRequest.BodyPublishers.ofString(body))
                        .build();
        HttpResponse<String> answer = HTTP.send(request, BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 201);
        return JSON.readTree(answer.body());
    }

    private static HttpRequest.Builder gateway(String path) {
        String url = "http://127.0.0.1:" + environment.get("TOLLGATE_GATEWAY_PORT") + path;
        return HttpRequest.newBuilder(URI.create(url)).header("Authorization", keyOfFirstStart);
    }

    /// Refusals with 5xx are what callers are promised while a store is coming back.
    private static void awaitServed() throws IOException, InterruptedException {
        String chat =
                "{\"model\":\"glm-5.1\",\"max_tokens\":8,\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]}";
        HttpRequest request =
                gateway("/v1/chat/completions")
                        .POST(HttpRequest.BodyPublishers.ofString(chat))
                        .build();
        long deadline = System.nanoTime() + SERVED_BOUND.toNanos();
        HttpResponse<String> answer = HTTP.send(request, BodyHandlers.ofString());
        while (answer.statusCode() >= 500 && System.nanoTime() < deadline) {
            answer = HTTP.send(request, BodyHandlers.ofString());
        }
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    private static BigDecimal available() throws IOException, InterruptedException {
        HttpRequest request = gateway("/v1/credits").build();
        JsonNode answer = JSON.readTree(HTTP.send(request, BodyHandlers.ofString()).body());
        return new BigDecimal(answer.path("data").path("available").asText());
    }

    private static long pid(String part) {
        return new PidFile(folder.resolve("home/run/" + part + ".pid")).read().orElseThrow();
    }

    private static List<String> pidFiles() {
        return SourceTree.children(folder.resolve("home/run"))
                .map(Path::toString)
                .filter(name -> name.endsWith(".pid"))
                .toList();
    }

    /// Command lines that name this test's home.
    private static List<String> partsOfHome() {
        return ProcessHandle.allProcesses()
                .map(process -> process.info().commandLine())
                .flatMap(Optional::stream)
                .filter(line -> line.contains(folder.resolve("home").toString()))
                .toList();
    }
}
