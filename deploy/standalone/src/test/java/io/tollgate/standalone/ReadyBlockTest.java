package io.tollgate.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
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

    @Test
    void theFirstOperatorsLinkIsShownWhileThereIsOne() {
        assertThat(block(Optional.empty()).text()).doesNotContain("Set-up");
        assertThat(
                        block(
                                        List.of("http://127.0.0.1:8080"),
                                        Optional.of("http://127.0.0.1:8081/set-up?token=x"),
                                        List.of())
                                .text())
                .contains("Set-up   http://127.0.0.1:8081/set-up?token=x  (once");
    }

    @Test
    void everyGatewayAndEveryNoteHasALine() {
        assertThat(
                        block(
                                        List.of("http://127.0.0.1:8080", "http://127.0.0.1:8090"),
                                        Optional.empty(),
                                        List.of("DeepSeek is set up."))
                                .text())
                .contains("  API      http://127.0.0.1:8080/v1\n")
                .contains("  API 2    http://127.0.0.1:8090/v1\n")
                .contains("  Mail     /home/someone/.tollgate/mail\n")
                .contains("\nDeepSeek is set up.\n");
    }

    private static ReadyBlock block(Optional<String> key) {
        return block(List.of("http://127.0.0.1:8080"), key, Optional.empty(), List.of());
    }

    private static ReadyBlock block(
            List<String> gateways, Optional<String> setUpLink, List<String> notes) {
        return block(gateways, Optional.empty(), setUpLink, notes);
    }

    private static ReadyBlock block(
            List<String> gateways,
            Optional<String> key,
            Optional<String> setUpLink,
            List<String> notes) {
        return new ReadyBlock(
                gateways,
                "http://127.0.0.1:8081",
                "http://127.0.0.1:9000",
                Path.of("/home/someone/.tollgate"),
                setUpLink,
                Path.of("/home/someone/.tollgate/mail"),
                key,
                notes,
                Duration.ofMillis(12_345));
    }
}
