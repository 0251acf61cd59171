package io.tollgate.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.standalone.home.PidFile;
import io.tollgate.testkit.Launched;
import io.tollgate.testkit.NeedsPrograms;
import io.tollgate.testkit.Program;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The shell commands of README.md, as they stand there, by a person whose home is empty. Only the
/// ports are others.
@Timeout(600)
@NeedsPrograms(Program.CURL)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ReadmeIT {
    private static final Pattern BLOCK = Pattern.compile("(?s)```sh\\n(.*?)```");
    private static final Pattern COMMAND = Pattern.compile("(?m)^\\./tollgate ([a-z-]+)");
    private static final long BOUND_MINUTES = 5;

    @TempDir static Path folder;

    private static List<String> blocks = List.of();
    private static Map<String, String> environment;
    private static Process product;

    @BeforeAll
    static void start() throws IOException {
        blocks =
                BLOCK.matcher(Files.readString(SourceTree.ROOT.resolve("README.md")))
                        .results()
                        .map(block -> block.group(1))
                        .toList();
        environment = Launched.environment(folder.resolve("person/.tollgate"));
        environment.put("HOME", folder.resolve("person").toString());
        checkOutBuilt();
        String up = blocks.getFirst().lines().findFirst().orElseThrow();
        assertThat(up).startsWith("./tollgate up");
        product = shell(up, folder.resolve("up.log"));
    }

    @AfterAll
    static void stop() throws InterruptedException {
        if (product.isAlive()) {
            product.descendants().forEach(ProcessHandle::destroy);
            product.destroy();
            int _ = product.waitFor();
        }
    }

    @Test
    @Order(1)
    void theFirstCommandStartsEverything() throws IOException, InterruptedException {
        Path output = folder.resolve("up.log");
        long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(BOUND_MINUTES);
        while (!Files.readString(output).contains("Tollgate is ready")) {
            assertThat(product.waitFor(100, TimeUnit.MILLISECONDS))
                    .as(Files.readString(output))
                    .isFalse();
            assertThat(System.nanoTime()).as(Files.readString(output)).isLessThan(deadline);
        }
    }

    @Test
    @Order(2)
    void theOthersDoWhatIsSaidOfThem() throws IOException, InterruptedException {
        String script = "set -eu\n" + String.join("\n", blocks.subList(1, blocks.size()));
        Path output = folder.resolve("calls.log");
        Process calls = shell(script, output);
        assertThat(calls.waitFor(BOUND_MINUTES, TimeUnit.MINUTES)).isTrue();
        assertThat(calls.exitValue()).as(Files.readString(output)).isZero();
        assertThat(Files.readString(output))
                .contains("\"delta\"")
                .contains("data: [DONE]")
                .contains("\"total_credits\":\"10")
                .contains("\"name\":\"Demonstration\"")
                .doesNotContain("\"error\"");
    }

    @Test
    @Order(3)
    void everyCommandThatIsNamedIsKnown() throws IOException, InterruptedException {
        List<String> named =
                blocks.stream()
                        .flatMap(block -> COMMAND.matcher(block).results())
                        .map(found -> found.group(1))
                        .distinct()
                        .toList();
        assertThat(named).contains("up", "test");
        Path output = folder.resolve("help.log");
        assertThat(shell("./tollgate help", output).waitFor()).isZero();
        for (String command : named) {
            assertThat(Files.readString(output)).contains("./tollgate " + command);
        }
    }

    @Test
    @Order(4)
    void aSignalStopsItAgain() throws IOException, InterruptedException {
        long launcher =
                new PidFile(folder.resolve("person/.tollgate/run/launcher.pid"))
                        .read()
                        .orElseThrow();
        assertThat(ProcessHandle.of(launcher).orElseThrow().destroy()).isTrue();
        assertThat(product.waitFor(BOUND_MINUTES, TimeUnit.MINUTES)).isTrue();
        assertThat(product.exitValue()).as(Files.readString(folder.resolve("up.log"))).isZero();
    }

    /// A checkout in which nothing is left to build: the script, and links to what Maven has made.
    private static void checkOutBuilt() throws IOException {
        for (String module : List.of("gateway", "admin-ui")) {
            link(module + "/target/quarkus-app");
        }
        link("deploy/standalone/target");
        link("deploy/simulator/target");
        Path checkout = checkout();
        Path _ = Files.copy(SourceTree.ROOT.resolve("tollgate"), checkout.resolve("tollgate"));
        // Only the benchmarks start it, and they are built after this module.
        Path bench = checkout.resolve("deploy/bench/target/quarkus-app/quarkus-run.jar");
        Files.createDirectories(bench.resolveSibling("."));
        Path _ = Files.createFile(bench);
        Files.createDirectories(checkout.resolve("target"));
        Path _ = Files.createFile(checkout.resolve("target/built"));
    }

    private static void link(String path) throws IOException {
        Path link = checkout().resolve(path);
        Files.createDirectories(link.resolveSibling("."));
        Path _ = Files.createSymbolicLink(link, SourceTree.ROOT.resolve(path));
    }

    private static Path checkout() {
        return folder.resolve("checkout");
    }

    private static Process shell(String script, Path output) throws IOException {
        ProcessBuilder builder = new ProcessBuilder("sh", "-c", script);
        builder.environment().keySet().removeIf(name -> name.startsWith("TOLLGATE_"));
        builder.environment().putAll(environment);
        return builder.directory(checkout().toFile())
                .redirectInput(new File("/dev/null"))
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
    }
}
