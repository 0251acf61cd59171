package io.tollgate.standalone.store;

import io.tollgate.standalone.home.Home;
import io.tollgate.standalone.home.PidFile;
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
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A durable PostgreSQL in the home: fsync and synchronous_commit on, passwords by SCRAM, loopback
/// only. Start, then [#awaitReady(StopRequest)].
public final class EmbeddedPostgres implements Part {
    private static final String NAME = "postgres";
    private static final String USER = "tollgate";

    /// After a power cut PostgreSQL replays its log first.
    private static final Duration READY_BOUND = Duration.ofMinutes(5);

    /// A fast shutdown writes one checkpoint of 128 MB at most.
    private static final Duration STOP_BOUND = Duration.ofSeconds(60);

    private static final Duration STEP = Duration.ofMillis(50);

    private final Home home;
    private final Child server;
    private final int port;
    private final String password;

    private EmbeddedPostgres(Home home, Child server, int port, String password) {
        this.home = home;
        this.server = server;
        this.port = port;
        this.password = password;
    }

    /// A PostgreSQL of this home that a killed launcher left running.
    public static Optional<LeftOver> leftOver(Home home) {
        return LeftOver.find(NAME, mark(home), home.pidFile(NAME), StopSignal.INT, STOP_BOUND);
    }

    /// Creates the data folder if there is none, and starts the server. Blocks for some seconds the
    /// first time.
    public static EmbeddedPostgres start(Home home) {
        return start(home, Ports.remembered(home.path("postgres/port")));
    }

    /// The next one after this one has ended, with its data, at the same port: whoever used this
    /// one finds that one.
    public EmbeddedPostgres again() {
        return start(home, port);
    }

    /// Whether it takes connections at this moment.
    public boolean answers() {
        try (Connection connection = database(USER).connect()) {
            return !connection.isClosed();
        } catch (SQLException notYet) {
            return false;
        }
    }

    private static EmbeddedPostgres start(Home home, int port) {
        PostgresPrograms programs = PostgresPrograms.unpack(home);
        SecretFile passwordFile = new SecretFile(home.path("database.password"));
        String password = passwordFile.readOrCreate(Secrets::password);
        LogFile log = LogFile.open(home.log(NAME));
        Path data = new DataFolder(home, programs, log).ready(USER, passwordFile.path());
        removeStaleLock(home, data);
        List<String> command =
                List.of(
                        programs.program("postgres"),
                        "-D",
                        data.toString(),
                        "-c",
                        "port=" + port,
                        "-c",
                        "listen_addresses=127.0.0.1");
        Child server =
                Child.start(
                        new Child.Order(
                                NAME,
                                Unprivileged.of(command),
                                Map.of("LC_ALL", "C", "TZ", "UTC"),
                                mark(home),
                                log,
                                home.pidFile(NAME),
                                StopSignal.INT,
                                STOP_BOUND));
        return new EmbeddedPostgres(home, server, port, password);
    }

    private static Mark mark(Home home) {
        return new Mark(List.of("-D", home.path("postgres/data").toString()));
    }

    /// PostgreSQL's own pid file keeps it from starting if the id now belongs to any other process
    /// of this user, which is common where ids start low, as in containers. If the id is nobody's,
    /// PostgreSQL removes the file itself, once no process of a killed server uses its memory any
    /// more.
    private static void removeStaleLock(Home home, Path data) {
        PidFile lock = new PidFile(data.resolve("postmaster.pid"));
        if (lock.read().flatMap(ProcessHandle::of).filter(one -> !mark(home).on(one)).isPresent()) {
            lock.delete();
        }
    }

    /// Waits until the server answers and our database exists.
    ///
    /// @throws Refusal if the server ends or does not answer in five minutes
    public Database awaitReady(StopRequest request) {
        Database maintenance = database("postgres");
        long deadline = System.nanoTime() + READY_BOUND.toNanos();
        while (true) {
            try (Connection connection = maintenance.connect();
                    Statement statement = connection.createStatement()) {
                createDatabase(statement);
                return database(USER);
            } catch (SQLException notYet) {
                if (!server.alive()) {
                    throw new Refusal("PostgreSQL did not start: " + server.reason());
                }
                if (System.nanoTime() > deadline) {
                    throw new Refusal("PostgreSQL does not answer", notYet);
                }
            }
            request.pause(STEP);
        }
    }

    private static void createDatabase(Statement statement) throws SQLException {
        try (ResultSet found =
                statement.executeQuery("SELECT 1 FROM pg_database WHERE datname = 'tollgate'")) {
            if (found.next()) {
                return;
            }
        }
        statement.executeUpdate("CREATE DATABASE tollgate");
    }

    private Database database(String name) {
        return database(name, port, password);
    }

    /// The one that runs on a home, or would.
    ///
    /// @throws Refusal if the home has none yet
    public static Database of(Path home) {
        try {
            return database(
                    USER,
                    Integer.parseInt(Files.readString(home.resolve("postgres/port")).strip()),
                    Files.readString(home.resolve("database.password")).strip());
        } catch (IOException | NumberFormatException unreadable) {
            throw new Refusal("Cannot read where PostgreSQL is in " + home, unreadable);
        }
    }

    private static Database database(String name, int port, String password) {
        return new Database("jdbc:postgresql://127.0.0.1:" + port + "/" + name, USER, password);
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
