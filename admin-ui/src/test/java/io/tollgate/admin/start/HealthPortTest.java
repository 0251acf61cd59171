package io.tollgate.admin.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import org.junit.jupiter.api.Test;

class HealthPortTest {
    @Test
    void itIsOneAboveTheGateways() {
        assertThat(port("9100")).isEqualTo(9101);
        assertThat(port("")).isEqualTo(9001);
    }

    @Test
    void whatIsNoPortIsRefused() {
        assertThatThrownBy(() -> port("http")).hasMessageContaining("TOLLGATE_HEALTH_PORT");
    }

    private static int port(String gateways) {
        SmallRyeConfig config =
                new SmallRyeConfigBuilder()
                        .withSources(new HealthPort())
                        .withDefaultValue("TOLLGATE_HEALTH_PORT", gateways)
                        .build();
        return config.getValue("quarkus.management.port", Integer.class);
    }
}
