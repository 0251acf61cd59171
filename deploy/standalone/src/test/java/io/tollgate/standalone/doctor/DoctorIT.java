package io.tollgate.standalone.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.standalone.home.Home;
import io.tollgate.standalone.process.Ports;
import io.tollgate.standalone.process.StopRequest;
import io.tollgate.standalone.store.Database;
import io.tollgate.standalone.store.EmbeddedRedis;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Installations with one thing wrong each.
@Timeout(120)
class DoctorIT {
    private static final String NOWHERE = "127.0.0.1:1";

    @TempDir Path folder;

    private Set<String> variables = Set.of();

    @BeforeEach
    void buildSomething() throws IOException {
        for (String module : List.of("gateway", "admin-ui")) {
            Path jar = root().resolve(module + "/target/quarkus-app/quarkus-run.jar");
            Files.createDirectories(jar.resolveSibling("."));
            Files.writeString(jar, "");
        }
    }

    @Test
    void aMachineWithoutAHomeYetIsFitForIt() {
        String report = examine(patient(0), true);

        assertThat(report).contains("will be made at the first start").contains("PostgreSQL) 18");
        assertThat(home()).doesNotExist();
    }

    @Test
    void aTakenPortIsNamedWithTheVariableThatMovesIt() throws IOException {
        try (ServerSocket taken = new ServerSocket()) {
            taken.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));

            String report = examine(patient(taken.getLocalPort()), false);

            assertThat(report)
                    .contains("FAIL  ports")
                    .contains("Port " + taken.getLocalPort() + ", wanted for the gateway, is taken")
                    .contains("set TOLLGATE_GATEWAY_PORT to another port")
                    .contains("1 of ");
        }
    }

    @Test
    void aHomeThatIsAFileIsRefused() throws IOException {
        Files.writeString(home(), "");

        assertThat(examine(patient(0), false)).contains("FAIL  home").contains("is not a folder");
    }

    @Test
    void aHomeThatOthersMayReadIsRefused() throws IOException {
        open().close();
        permit(home(), "rwxr-xr-x");

        assertThat(examine(patient(0), false))
                .contains("is open to other users")
                .contains("chmod 700 " + home());
    }

    @Test
    void aSecretThatOthersMayReadIsRefused() throws IOException {
        open().close();
        Files.writeString(home().resolve("management.key"), "tgm_x");
        permit(home().resolve("management.key"), "rw-r--r--");

        assertThat(examine(patient(0), false))
                .contains("FAIL  secrets")
                .contains("chmod 600 " + home().resolve("management.key"));
    }

    @Test
    void aDamagedMasterKeyIsRefused() throws IOException {
        open().close();
        Files.writeString(home().resolve("master.key"), "tooshort\n");
        permit(home().resolve("master.key"), "rw-------");

        assertThat(examine(patient(0), false)).contains("not base64 of 32 bytes");
    }

    @Test
    void aDatabaseWithoutItsMasterKeyIsRefused() throws IOException {
        open().close();
        Files.createDirectories(home().resolve("postgres/data"));

        assertThat(examine(patient(0), false)).contains("there is a database and no master.key");
    }

    @Test
    void aBrokenProgramIsToldWithItsFile() throws IOException {
        Path redis = home().resolve("redis");
        try (Home home = open()) {
            StopRequest never = new StopRequest();
            EmbeddedRedis server = EmbeddedRedis.start(home);
            String _ = server.awaitReady(never);
            server.stop(never);
        }
        assertThat(examine(patient(0), true)).contains("Redis server v=7");
        Files.writeString(program(redis), "#!/bin/sh\necho no such instruction\nexit 3\n");

        assertThat(examine(patient(0), false))
                .contains("FAIL  Redis program")
                .contains("exit code 3: no such instruction")
                .contains("Delete " + redis);
    }

    @Test
    void aStalePidFileIsNoted() throws IOException {
        open().close();
        Files.writeString(home().resolve("run/gateway.pid"), "4194304\n");

        assertThat(examine(patient(0), true)).contains("stale pid files: gateway");
    }

    @Test
    void storesThatDoNotAnswerAreToldWithTheirVariable() {
        Patient patient =
                patient(
                        0,
                        Optional.of(new Database("jdbc:postgresql://" + NOWHERE + "/x", "a", "b")),
                        Optional.of("redis://" + NOWHERE));

        assertThat(examine(patient, false))
                .contains("FAIL  PostgreSQL")
                .contains("Check TOLLGATE_DB_URL")
                .contains("FAIL  Redis")
                .contains("Check TOLLGATE_REDIS_URL")
                .contains("2 of ");
    }

    @Test
    void aMisspeltVariableIsNoted() {
        variables =
                Set.of(
                        "TOLLGATE_HOME",
                        "TOLLGATE_MASTER_KEY_FILE",
                        "TOLLGATE_RELAY_SETTLE_WAIT",
                        "TOLLGATE_SING_UP",
                        "PATH");

        assertThat(examine(patient(0), true))
                .contains("note  variables")
                .contains("unknown, and without effect: TOLLGATE_SING_UP\n");
        variables = Set.of("TOLLGATE_SIGN_UP");
        assertThat(examine(patient(0), true)).contains("every TOLLGATE_ variable here is known");
    }

    @Test
    void whatIsNotBuiltIsTold() throws IOException {
        Files.delete(root().resolve("gateway/target/quarkus-app/quarkus-run.jar"));

        assertThat(examine(patient(0), false)).contains("FAIL  programs built").contains("gateway");
    }

    private static String examine(Patient patient, boolean healthy) {
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        boolean found =
                new Doctor(patient).examine(new PrintStream(written, true, StandardCharsets.UTF_8));
        String report = written.toString(StandardCharsets.UTF_8);
        assertThat(found).as(report).isEqualTo(healthy);
        return report;
    }

    private Patient patient(int port) {
        return patient(port, Optional.empty(), Optional.empty());
    }

    private Patient patient(int port, Optional<Database> database, Optional<String> redisUrl) {
        return new Patient(
                root(),
                home(),
                InetAddress.getLoopbackAddress(),
                List.of(new Ports.Wanted(port, "TOLLGATE_GATEWAY_PORT", "gateway")),
                database,
                redisUrl,
                Optional.empty(),
                Optional.empty(),
                "http://" + NOWHERE,
                variables,
                Map.of("gateway", "http://" + NOWHERE));
    }

    private Path root() {
        return folder.resolve("root");
    }

    private Path home() {
        return folder.resolve("home");
    }

    private Home open() {
        return Home.open(home());
    }

    private static Path program(Path redis) throws IOException {
        try (Stream<Path> files = Files.list(redis)) {
            return files.filter(file -> file.getFileName().toString().startsWith("redis-server"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static void permit(Path path, String permissions) throws IOException {
        Path _ = Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
    }
}
