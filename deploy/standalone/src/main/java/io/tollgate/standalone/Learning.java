package io.tollgate.standalone;

import io.tollgate.standalone.home.Home;
import io.tollgate.standalone.home.Refusal;
import io.tollgate.standalone.process.Child;
import io.tollgate.standalone.process.StopRequest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// Makes the [AotCache] of each part that has none, beside the running product and at the lowest
/// priority: starts the part once more, on ports of its own and without any store, so that it can
/// do nothing but start, and ends it. A failure costs nothing but the speed of the next start.
final class Learning implements AutoCloseable {
    /// A start at the lowest priority on a busy machine, and as much again to write the cache.
    private static final Duration BOUND = Duration.ofMinutes(5);

    private static final Duration STEP = Duration.ofMillis(200);

    /// The product's first callers go first.
    private static final Duration PAUSE_BEFORE = Duration.ofSeconds(5);

    /// By now the part has loaded what a start loads: it listens, or has asked for a store in vain.
    private static final Pattern STARTED =
            Pattern.compile("started in|Waiting for the database|Provider simulator on");

    /// Nothing listens there.
    private static final String NOWHERE = "127.0.0.1:1";

    private final Home home;
    private final Path root;
    private final List<JavaParts> parts;
    private final StopRequest ended = new StopRequest();
    private final Thread thread;

    /// Begins at once, on a thread of its own.
    Learning(Home home, Path root, List<JavaParts> parts) {
        this.home = home;
        this.root = root;
        this.parts = parts;
        this.thread = Thread.ofPlatform().daemon().name("learning").start(this::run);
    }

    private void run() {
        try {
            ended.pause(PAUSE_BEFORE);
            for (JavaParts part : parts) {
                if (!part.cache(root).exists()) {
                    learn(part);
                }
            }
        } catch (StopRequest.Stopped stopped) {
            return;
        } catch (Refusal | IOException unwritable) {
            // The next start is as slow as this one.
            return;
        }
    }

    private void learn(JavaParts part) throws IOException {
        AotCache cache = part.cache(root);
        Files.createDirectories(cache.file().resolveSibling(""));
        Files.deleteIfExists(cache.fresh());
        Child learner = part.startLearning(home, root, environment());
        try {
            long deadline = System.nanoTime() + BOUND.toNanos();
            while (learner.alive() && learner.log().matching(STARTED).isEmpty()) {
                pause(deadline);
            }
            learner.askToStop();
            while (learner.alive()) {
                pause(deadline);
            }
            boolean _ = cache.adopt();
        } finally {
            learner.kill();
        }
    }

    private void pause(long deadline) {
        ended.pause(STEP);
        if (System.nanoTime() > deadline) {
            throw new Refusal("a part learns for too long");
        }
    }

    private static Map<String, String> environment() throws IOException {
        Map<String, String> all = new HashMap<>();
        System.getenv().keySet().stream()
                .filter(name -> name.startsWith("TOLLGATE_"))
                .forEach(name -> all.put(name, ""));
        all.put("TOLLGATE_DB_URL", "jdbc:postgresql://" + NOWHERE + "/none");
        all.put("TOLLGATE_REDIS_URL", "redis://" + NOWHERE);
        all.put("TOLLGATE_MASTER_KEY", Base64.getEncoder().encodeToString(new byte[32]));
        for (String port :
                List.of(
                        "TOLLGATE_GATEWAY_PORT",
                        "TOLLGATE_CONSOLE_PORT",
                        "TOLLGATE_SIMULATOR_PORT",
                        "TOLLGATE_HEALTH_PORT",
                        "QUARKUS_MANAGEMENT_PORT")) {
            all.put(port, Integer.toString(freePort()));
        }
        all.put("TOLLGATE_SIMULATOR_LOG", "/dev/null");
        all.put("TOLLGATE_UPKEEP_LAST_FLUSH", "1s");
        all.put("TOLLGATE_CONSOLE_START_DATABASE_WAIT", "1s");
        return all;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /// Ends the part that is learning, and waits for it.
    @Override
    public void close() {
        ended.signal();
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
