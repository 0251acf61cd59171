package io.tollgate.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ArgumentsTest {
    @Test
    void nothingGivenMeansTheContractsDefaults() {
        Settings settings = Arguments.parse(List.of(), Map.of());

        assertThat(settings.port()).isEqualTo(8089);
        assertThat(settings.bind()).isEqualTo("127.0.0.1");
        assertThat(settings.log()).isNull();
    }

    @Test
    void theCommandLineWinsOverTheEnvironment() {
        Settings settings =
                Arguments.parse(
                        List.of("--port", "1234"),
                        Map.of(
                                "TOLLGATE_SIMULATOR_PORT", "99",
                                "TOLLGATE_BIND", "127.0.0.2",
                                "TOLLGATE_SIMULATOR_LOG", "/tmp/calls"));

        assertThat(settings.port()).isEqualTo(1234);
        assertThat(settings.bind()).isEqualTo("127.0.0.2");
        assertThat(settings.log()).isEqualTo(Path.of("/tmp/calls"));
    }

    @Test
    void wrongArgumentsAreRefused() {
        assertThatThrownBy(() -> Arguments.parse(List.of("--prot", "1"), Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("usage:");
        assertThatThrownBy(() -> Arguments.parse(List.of("--port"), Map.of()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Arguments.parse(List.of("--port", "99999"), Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("99999");
    }
}
