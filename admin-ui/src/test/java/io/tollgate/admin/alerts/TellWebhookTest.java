package io.tollgate.admin.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TellWebhookTest {
    @ParameterizedTest
    @CsvSource({"1,5", "2,10", "3,20", "7,320", "8,600", "100,600"})
    void pausesDoubleUpToTheLongest(int attempt, long seconds) {
        assertThat(TellWebhook.pause(attempt, Duration.ofSeconds(5), Duration.ofSeconds(600)))
                .isEqualTo(Duration.ofSeconds(seconds));
    }

    /// Computed with `printf '1700000000.{"a":1}' | openssl dgst -sha256 -hmac whsec-test`.
    @Test
    void aReceiverComputesTheSameSignature() {
        assertThat(
                        WebhookSignature.of(
                                "whsec-test", Instant.ofEpochSecond(1_700_000_000), "{\"a\":1}"))
                .isEqualTo(
                        "t=1700000000,v1=fed7a1a6c799a6367d73724d76bc70c16678908a32a879cd1ded6565ac05cece");
    }
}
