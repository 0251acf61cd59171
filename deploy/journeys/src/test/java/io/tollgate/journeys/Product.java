package io.tollgate.journeys;

import io.tollgate.testkit.Launched;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/// The product as `./tollgate up` starts it in a new home, with two gateways.
final class Product implements AutoCloseable {
    private static final Path LOGS = Path.of("target", "product-log");

    private final Map<String, String> environment;
    private final Path folder;
    private final Launched launched;

    private Product(Map<String, String> environment, Path folder, Launched launched) {
        this.environment = environment;
        this.folder = folder;
        this.launched = launched;
    }

    /// Blocks until everything is ready.
    ///
    /// @param variables beside those of home and ports, by the console's address
    static Product start(Function<String, Map<String, String>> variables) {
        try {
            Path folder = Files.createTempDirectory("tollgate-journeys");
            Map<String, String> environment =
                    new HashMap<>(Launched.environment(folder.resolve("home")));
            environment.put("TOLLGATE_GATEWAYS", "2");
            environment.putAll(variables.apply(url(environment, "TOLLGATE_CONSOLE_PORT", 0)));
            Launched launched =
                    Launched.run(environment, folder.resolve("launcher.log"), command());
            String _ = launched.awaitReady();
            return new Product(environment, folder, launched);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /// For pictures with the demonstration companies, whose charts and lists are full.
    private static String[] command() {
        return Seen.PICTURES_WANTED ? new String[] {"up", "--demo-data"} : new String[] {"up"};
    }

    @Override
    public void close() {
        try {
            int code = launched.terminate();
            if (code != 0) {
                throw new AssertionError("the product ended with " + code + ": " + output());
            }
            clear();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /// Keeps the logs in `target/product-log` and nothing else.
    private void clear() {
        try (Stream<Path> all = Files.walk(folder)) {
            Files.createDirectories(LOGS);
            for (Path file : all.sorted(Comparator.reverseOrder()).toList()) {
                if (file.toString().endsWith(".log")) {
                    Files.copy(
                            file,
                            LOGS.resolve(String.valueOf(file.getFileName())),
                            StandardCopyOption.REPLACE_EXISTING);
                }
                Files.delete(file);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// What a person sees where the product was started.
    String output() {
        try {
            return launched.output();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    Path home() {
        return folder.resolve("home");
    }

    Mailbox mail() {
        return new Mailbox(home().resolve("mail"));
    }

    Database database() {
        String url = "jdbc:postgresql://127.0.0.1:" + read("postgres/port") + "/tollgate";
        return new Database(url, "tollgate", read("database.password"));
    }

    String read(String file) {
        try {
            return Files.readString(home().resolve(file)).strip();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    String console() {
        return url(environment, "TOLLGATE_CONSOLE_PORT", 0);
    }

    List<String> gateways() {
        return List.of(
                url(environment, "TOLLGATE_GATEWAY_PORT", 0),
                url(environment, "TOLLGATE_GATEWAY_PORT", 10));
    }

    String simulator() {
        return url(environment, "TOLLGATE_SIMULATOR_PORT", 0);
    }

    private static String url(Map<String, String> environment, String variable, int beyond) {
        return "http://127.0.0.1:" + (Integer.parseInt(environment.get(variable)) + beyond);
    }

    /// The operator's view of the management API.
    Http operator() {
        return new Http(console() + "/api/v1", read("management.key"));
    }
}
