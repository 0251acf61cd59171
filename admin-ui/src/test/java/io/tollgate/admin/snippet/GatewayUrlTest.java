package io.tollgate.admin.snippet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GatewayUrlTest {
    @ParameterizedTest
    @CsvSource({
        "https://api.example.com, https://api.example.com/v1",
        "https://api.example.com/, https://api.example.com/v1",
        "https://api.example.com/v1, https://api.example.com/v1",
        "https://example.com/llm/v1//, https://example.com/llm/v1",
        "'  ', http://127.0.0.1:8080/v1",
    })
    void thePublicAddressIsTakenAsGiven(String given, String url) {
        assertThat(GatewayUrl.of(Optional.of(given), "127.0.0.1", 8080).value()).isEqualTo(url);
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, http://127.0.0.1:8090/v1",
        "192.0.2.7, http://192.0.2.7:8090/v1",
        "0.0.0.0, http://127.0.0.1:8090/v1",
        "::, http://[::1]:8090/v1",
        "2001:db8::7, http://[2001:db8::7]:8090/v1",
        "[2001:db8::7], http://[2001:db8::7]:8090/v1",
    })
    void withoutOneThisMachineIsCalled(String bind, String url) {
        assertThat(GatewayUrl.of(Optional.empty(), bind, 8090).value()).isEqualTo(url);
    }
}
