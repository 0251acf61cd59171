package io.tollgate.admin.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.admin.web.PublicUrl;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OriginsTest {
    private final Origins origins = new Origins(new PublicUrl(() -> "https://console.example.com"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            textBlock =
                    """
                    same-origin | -                              | true
                    none        | -                              | true
                    same-site   | -                              | false
                    cross-site  | -                              | false
                    cross-site  | https://console.example.com    | false
                    -           | -                              | true
                    -           | https://console.example.com    | true
                    -           | http://inside:8081             | true
                    -           | https://evil.test              | false
                    -           | https://console.example.com.evil.test | false
                    -           | null                           | false
                    -           | not an origin                  | false
                    """)
    void believesWhatTheBrowserSaysAboutThePageThatSent(
            String site, String origin, boolean expected) {
        Map<String, String> headers = new HashMap<>(Map.of("Host", "inside:8081"));
        headers.put("Sec-Fetch-Site", site);
        headers.put("Origin", origin);

        assertThat(origins.isOurs(headers::get)).isEqualTo(expected);
    }
}
