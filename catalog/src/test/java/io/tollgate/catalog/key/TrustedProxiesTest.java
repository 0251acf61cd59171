package io.tollgate.catalog.key;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrustedProxiesTest {
    private final TrustedProxies proxies =
            new TrustedProxies(List.of("10.0.0.0/8", " fd00::/8", "192.0.2.7"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            textBlock =
                    """
                    203.0.113.9 | -                            | 203.0.113.9
                    203.0.113.9 | 198.51.100.1                 | 203.0.113.9
                    10.1.2.3    | 198.51.100.1                 | 198.51.100.1
                    10.1.2.3    | 1.1.1.1, 198.51.100.1        | 198.51.100.1
                    10.1.2.3    | 1.1.1.1, 192.0.2.7, 10.9.9.9 | 1.1.1.1
                    10.1.2.3    | 10.4.4.4                     | 10.4.4.4
                    10.1.2.3    | nonsense, 10.9.9.9           | 10.9.9.9
                    10.1.2.3    | localhost                    | 10.1.2.3
                    fd00::1     | 2001:db8::5                  | 2001:db8::5
                    """)
    void believesOnlyWhatProxiesOfOursSay(String peer, String header, String caller) {
        InetAddress found = proxies.caller(InetAddress.ofLiteral(peer), header);

        assertThat(found).isEqualTo(InetAddress.ofLiteral(caller));
    }
}
