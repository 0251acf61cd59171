package io.tollgate.standalone.store;

import io.tollgate.standalone.home.Home;
import io.tollgate.standalone.home.Refusal;
import io.tollgate.standalone.home.SecretFile;
import io.tollgate.standalone.home.Secrets;
import io.tollgate.standalone.process.Child;
import io.tollgate.standalone.process.LeftOver;
import io.tollgate.standalone.process.LogFile;
import io.tollgate.standalone.process.Mark;
import io.tollgate.standalone.process.Part;
import io.tollgate.standalone.process.Ports;
import io.tollgate.standalone.process.StopRequest;
import io.tollgate.standalone.process.StopSignal;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A durable Redis in the home: append-only file synced at every write, no eviction, a password,
/// loopback only. Start, then [#awaitReady(StopRequest)].
public final class EmbeddedRedis implements Part {
    private static final String NAME = "redis";

    /// Loading an append-only file of 512 MB of data.
    private static final Duration READY_BOUND = Duration.ofMinutes(2);

    private static final Duration STOP_BOUND = Duration.ofSeconds(20);
    private static final Duration STEP = Duration.ofMillis(20);

    private final Home home;
    private final Child server;
    private final int port;
    private final String password;

    private EmbeddedRedis(Home home, Child server, int port, String password) {
        this.home = home;
        this.server = server;
        this.port = port;
        this.password = password;
    }

    /// A Redis of this home that a killed launcher left running.
    public static Optional<LeftOver> leftOver(Home home) {
        return LeftOver.find(NAME, mark(home), home.pidFile(NAME), StopSignal.TERM, STOP_BOUND);
    }

    public static EmbeddedRedis start(Home home) {
        return start(home, Ports.remembered(home.path("redis/port")));
    }

    /// The next one after this one has ended, with its data, at the same port: whoever used this
    /// one finds that one.
    public EmbeddedRedis again() {
        return start(home, port);
    }

    /// Whether it takes commands at this moment.
    public boolean answers() {
        return new RedisPing(port, password).answered();
    }

    private static EmbeddedRedis start(Home home, int port) {
        try {
            Path program = unpack(home.path("redis"));
            String password =
                    new SecretFile(home.path("redis.password")).readOrCreate(Secrets::password);
            Path data = home.path("redis/data");
            Files.createDirectories(data);
            new SecretFile(configuration(home)).write(settings(port, data, password));
            Child server =
                    Child.start(
                            new Child.Order(
                                    NAME,
                                    List.of(program.toString(), configuration(home).toString()),
                                    Map.of(),
                                    mark(home),
                                    LogFile.open(home.log(NAME)),
                                    home.pidFile(NAME),
                                    StopSignal.TERM,
                                    STOP_BOUND));
            return new EmbeddedRedis(home, server, port, password);
        } catch (IOException failure) {
            throw new Refusal("Cannot prepare " + home.path("redis"), failure);
        }
    }

    private static Path configuration(Home home) {
        return home.path("redis/redis.conf");
    }

    private static Mark mark(Home home) {
        return new Mark(List.of(configuration(home).toString()));
    }

    static boolean isUnpacked(Path folder) {
        return Files.exists(folder.resolve(Platform.here().redisProgram()));
    }

    static Path unpack(Path folder) throws IOException {
        String name = Platform.here().redisProgram();
        Path program = folder.resolve(name);
        if (!Files.exists(program)) {
            Files.createDirectories(folder);
            Path fresh = program.resolveSibling(name + ".new");
            try (InputStream bytes = Platform.resource(name)) {
                long _ = Files.copy(bytes, fresh, StandardCopyOption.REPLACE_EXISTING);
            }
            Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rwx------"));
            Files.move(fresh, program, StandardCopyOption.ATOMIC_MOVE);
        }
        return program;
    }

    /// The title of the process stays its command line, by which the next start recognises it;
    /// hashes become hash tables early, because in a listpack every HINCRBY is a linear scan. What
    /// a crash cut off the end of the append-only file is recovered from the gateways' copies.
    private static String settings(int port, Path data, String password) {
        return """
        bind 127.0.0.1
        port %d
        requirepass %s
        dir "%s"
        daemonize no
        set-proc-title no
        save ""
        appendonly yes
        appendfsync always
        aof-load-truncated yes
        maxmemory 512mb
        maxmemory-policy noeviction
        hash-max-listpack-entries 16
        """
                .formatted(port, password, data);
    }

    /// Waits until the server has loaded its data; answers its URL with the password in it.
    ///
    /// @throws Refusal if the server ends or does not answer in two minutes
    public String awaitReady(StopRequest request) {
        RedisPing ping = new RedisPing(port, password);
        long deadline = System.nanoTime() + READY_BOUND.toNanos();
        while (!ping.answered()) {
            if (!server.alive()) {
                throw new Refusal("Redis did not start: " + server.reason());
            }
            if (System.nanoTime() > deadline) {
                throw new Refusal("Redis does not answer; see " + server.log().path());
            }
            request.pause(STEP);
        }
        return url(password, port);
    }

    /// The URL of the one that runs on a home, or would.
    ///
    /// @throws Refusal if the home has none yet
    public static String url(Path home) {
        try {
            return url(
                    Files.readString(home.resolve("redis.password")).strip(),
                    Integer.parseInt(Files.readString(home.resolve("redis/port")).strip()));
        } catch (IOException | NumberFormatException unreadable) {
            throw new Refusal("Cannot read where Redis is in " + home, unreadable);
        }
    }

    private static String url(String password, int port) {
        return "redis://:" + password + "@127.0.0.1:" + port;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean alive() {
        return server.alive();
    }

    @Override
    public String reason() {
        return server.reason();
    }

    @Override
    public void stop(StopRequest request) {
        server.stop(request);
    }
}
