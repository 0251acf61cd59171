package io.tollgate.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReadyBlockTest {
    @Test
    void theBlockHoldsUrlsKeyAndACurlThatCanBePasted() {
        String text = block(Optional.of("tg_live_x")).text();
        assertThat(text)
                .contains("Tollgate is ready (12.3 s)")
                .contains("http://127.0.0.1:8080/v1\n")
                .contains("http://127.0.0.1:8081\n")
                .contains("Key      tg_live_x")
                .contains(
                        """
                        curl -N http://127.0.0.1:8080/v1/chat/completions \\
                          -H "Authorization: Bearer tg_live_x" \\
                        """)
                .contains("set -a; . /home/someone/.tollgate/demo.env; set +a")
                .contains("Ctrl-C");
    }

    @Test
    void withoutTheDemonstrationThereIsNoKeyToShow() {
        assertThat(block(Optional.empty()).text())
                .doesNotContain("curl")
                .contains("/home/someone/.tollgate/management.key");
    }

    private static ReadyBlock block(Optional<String> key) {
        return new ReadyBlock(
                "http://127.0.0.1:8080",
                "http://127.0.0.1:8081",
                "http://127.0.0.1:9000",
                Path.of("/home/someone/.tollgate"),
                key,
                Duration.ofMillis(12_345));
    }
}
