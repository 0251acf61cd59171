package io.tollgate.standalone.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tollgate.standalone.home.Refusal;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PortsTest {
    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

    @TempDir Path folder;

    @Test
    void aTakenPortIsNamedWithItsVariable() throws IOException {
        try (ServerSocket holder = new ServerSocket(0, 1, LOOPBACK)) {
            int port = holder.getLocalPort();
            assertThatThrownBy(() -> require(wanted(port, "TOLLGATE_GATEWAY_PORT")))
                    .isInstanceOf(Refusal.class)
                    .hasMessageContaining("Port " + port)
                    .hasMessageContaining("TOLLGATE_GATEWAY_PORT");
        }
    }

    @Test
    void onLinuxTheHolderIsNamed() throws IOException {
        Assumptions.assumeTrue(Files.exists(Path.of("/proc/net/tcp")));
        try (ServerSocket holder = new ServerSocket(0, 1, LOOPBACK)) {
            assertThat(PortHolder.of(holder.getLocalPort()))
                    .contains("java (pid " + ProcessHandle.current().pid() + ")");
        }
    }

    @Test
    void onePortForTwoPurposesIsRefused() throws IOException {
        int port = Ports.remembered(folder.resolve("port"));
        assertThatThrownBy(() ->
                        require(
                                wanted(port, "TOLLGATE_GATEWAY_PORT"),
                                wanted(port, "TOLLGATE_CONSOLE_PORT")))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("TOLLGATE_GATEWAY_PORT")
                .hasMessageContaining("TOLLGATE_CONSOLE_PORT");
    }

    @Test
    void aFreePortIsFree() {
        int port = Ports.remembered(folder.resolve("port"));
        assertThatCode(() -> require(wanted(port, "TOLLGATE_GATEWAY_PORT")))
                .doesNotThrowAnyException();
    }

    @Test
    void theRememberedPortIsKeptWhileItIsFree() throws IOException {
        Path file = folder.resolve("port");
        int first = Ports.remembered(file);
        assertThat(Ports.remembered(file)).isEqualTo(first);
        try (ServerSocket holder = new ServerSocket(first, 1, LOOPBACK)) {
            assertThat(Ports.remembered(file)).isNotEqualTo(holder.getLocalPort());
        }
    }

    private static void require(Ports.Wanted... wanted) {
        Ports.requireFree(LOOPBACK, List.of(wanted));
    }

    private static Ports.Wanted wanted(int port, String variable) {
        return new Ports.Wanted(port, variable, "test");
    }
}
