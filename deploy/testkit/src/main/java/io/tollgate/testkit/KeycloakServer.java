package io.tollgate.testkit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// A real Keycloak with the realm of `deploy/keycloak`, on free loopback ports, in a folder of its
/// own and with a database in memory. Takes some 20 s to start, and 40 s more the first time after
/// its distribution was unpacked. Stopped by [#close()].
public final class KeycloakServer implements AutoCloseable {
    public static final String REALM = "tollgate";
    public static final String CLIENT_ID = "tollgate-console";

    /// For this server alone, which only this machine reaches.
    public static final String CLIENT_SECRET = "secret-of-a-throw-away-keycloak-0123456789";

    private static final String STARTED = "Bootstrap completed";
    private static final long START_SECONDS = 240;
    private static final long STOP_SECONDS = 20;
    private static final int TAIL_LINES = 60;

    private final Process process;
    private final String url;
    private final Path home;
    private final CompletableFuture<Void> started = new CompletableFuture<>();

    private KeycloakServer(Process process, String url, Path home) {
        this.process = process;
        this.url = url;
        this.home = home;
    }

    /// Starts one and waits until it answers.
    ///
    /// @param consoleUrl where the console is that people come back to, without a slash at its end
    /// @param mailbox takes its letters
    public static KeycloakServer start(String consoleUrl, Mailbox mailbox) {
        KeycloakServer server = begin(consoleUrl, mailbox);
        server.awaitStart();
        return server;
    }

    /// The same without waiting, for who has other things to start meanwhile.
    public static KeycloakServer begin(String consoleUrl, Mailbox mailbox) {
        KeycloakDistribution distribution = KeycloakDistribution.find();
        int port = TestRedis.freePort();
        String url = "http://127.0.0.1:" + port;
        try {
            Path home = home(distribution);
            ProcessBuilder command =
                    new ProcessBuilder(
                                    distribution.command(
                                            home,
                                            List.of(
                                                    "start",
                                                    "--optimized",
                                                    "--http-enabled=true",
                                                    "--http-host=127.0.0.1",
                                                    "--http-port=" + port,
                                                    "--http-management-port="
                                                            + TestRedis.freePort(),
                                                    "--hostname=" + url,
                                                    "--cache=local",
                                                    "--import-realm")))
                            .redirectErrorStream(true);
            command.environment()
                    .putAll(
                            Map.of(
                                    "TOLLGATE_OIDC_CLIENT_SECRET",
                                    CLIENT_SECRET,
                                    "TOLLGATE_CONSOLE_URL",
                                    consoleUrl,
                                    "TOLLGATE_SMTP_HOST",
                                    "127.0.0.1",
                                    "TOLLGATE_SMTP_PORT",
                                    Integer.toString(mailbox.port()),
                                    "KC_BOOTSTRAP_ADMIN_USERNAME",
                                    KeycloakUsers.ADMIN,
                                    "KC_BOOTSTRAP_ADMIN_PASSWORD",
                                    KeycloakUsers.ADMIN_PASSWORD));
            Process process = command.start();
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
            KeycloakServer server = new KeycloakServer(process, url, home);
            Thread.ofVirtual().start(server::read);
            return server;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// Blocks until it answers.
    public void awaitStart() {
        try {
            var _ = started.get(START_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException failure) {
            throw new IllegalStateException(failure.getCause());
        } catch (TimeoutException late) {
            process.destroyForcibly();
            throw new IllegalStateException(
                    "Keycloak did not start within " + START_SECONDS + " s");
        } catch (InterruptedException stopped) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    /// For TOLLGATE_OIDC_ISSUER.
    public String issuer() {
        return url + "/realms/" + REALM;
    }

    /// Its address without a path.
    public String url() {
        return url;
    }

    /// The people that it knows, through its administration API.
    public KeycloakUsers users() {
        return new KeycloakUsers(url);
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
            KeycloakDistribution.delete(home);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// The distribution's folders by symbolic link, with a data folder beside them, so that servers
    /// that run at once share nothing that is written.
    private static Path home(KeycloakDistribution distribution) throws IOException {
        Path home = Files.createTempDirectory("tollgate-keycloak-");
        for (String folder : List.of("lib", "conf", "providers", "themes")) {
            var _ =
                    Files.createSymbolicLink(
                            home.resolve(folder), distribution.home().resolve(folder));
        }
        Path realms = Files.createDirectories(home.resolve("data/import"));
        var _ =
                Files.copy(
                        KeycloakDistribution.top().resolve("deploy/keycloak/tollgate-realm.json"),
                        realms.resolve("tollgate-realm.json"));
        return home;
    }

    /// Reads what Keycloak says to its end, since a full pipe would stop it.
    private void read() {
        Deque<String> tail = new ArrayDeque<>();
        try (BufferedReader output =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                if (line.contains(STARTED)) {
                    var _ = started.complete(null);
                }
                tail.addLast(line);
                if (tail.size() > TAIL_LINES) {
                    var _ = tail.removeFirst();
                }
            }
        } catch (IOException closed) {
            tail.addLast(closed.toString());
        }
        var _ =
                started.completeExceptionally(
                        new IllegalStateException("Keycloak ended:\n" + String.join("\n", tail)));
    }
}
