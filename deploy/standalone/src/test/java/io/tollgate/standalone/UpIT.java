package io.tollgate.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tollgate.standalone.home.PidFile;
import io.tollgate.standalone.home.Secrets;
import io.tollgate.testkit.Launched;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// One home through its lives: started, used, stopped, started again, killed, started again.
@Timeout(600)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class UpIT {
    private static final Pattern CURL =
            Pattern.compile(
                    "curl -N (\\S+) .*?-H \"Authorization: (.*?)\".*?-d '(.*?)'", Pattern.DOTALL);
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
    void sigtermStopsEverythingAndExitsWithZero() throws IOException, InterruptedException {
        assertThat(product.terminate()).as(product.output()).isZero();
        assertThat(partsOfHome()).isEmpty();
        assertThat(pidFiles()).isEmpty();
    }

    @Test
    @Order(5)
    void theNextStartHasTheSameKeyAndBalance() throws IOException, InterruptedException {
        product = up(environment);
        assertThat(product.awaitReady()).contains(keyOfFirstStart);
        assertThat(available()).isEqualByComparingTo(balanceOfFirstLife);
    }

    @Test
    @Order(6)
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

    @Test
    @Order(7)
    void aPartThatDiesTakesTheRestDownInOrder() throws IOException, InterruptedException {
        boolean _ = ProcessHandle.of(pid("console")).orElseThrow().destroyForcibly();
        assertThat(product.exitCode()).isEqualTo(1);
        assertThat(product.output()).contains("The console ended");
        assertThat(partsOfHome()).isEmpty();
    }

    @Test
    @Order(8)
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

    private static BigDecimal available() throws IOException, InterruptedException {
        String url = "http://127.0.0.1:" + environment.get("TOLLGATE_GATEWAY_PORT") + "/v1/credits";
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(url))
                        .header("Authorization", keyOfFirstStart)
                        .build();
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
