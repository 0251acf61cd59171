package io.tollgate.catalog.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NewUpstreamTest {
    @Test
    void slashesAtTheEndAreDropped() {
        assertThat(upstream("https://api.example.com/v1//", false).baseUrl())
                .isEqualTo(URI.create("https://api.example.com/v1"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://api.example.com",
                "https://127.0.0.1/v1",
                "https://[::1]/v1",
                "https://10.1.2.3",
                "https://169.254.169.254",
                "https://[fd00::1]",
                "https://localhost:8443",
                "HTTPS://LOCALHOST"
            })
    void plainAndPrivateTargetsNeedTheOperatorsWord(String url) {
        assertThatThrownBy(() -> upstream(url, false))
                .hasMessageContaining("allow_private_network");
        assertThat(upstream(url, true).baseUrl()).isEqualTo(URI.create(url));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ftp://example.com",
                "example.com/v1",
                "https:///v1",
                "https://user:word@example.com",
                "https://example.com/v1?key=x",
                "https://example.com/#there"
            })
    void whatCannotBeABaseUrlIsRefused(String url) {
        assertThatThrownBy(() -> upstream(url, true)).hasMessageContaining("base_url");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "100.64.0.1",
                "172.31.255.255",
                "192.168.0.1",
                "198.18.0.1",
                "224.0.0.1",
                "255.255.255.255",
                "::ffff:10.0.0.1",
                "::10.0.0.1",
                "64:ff9b::7f00:1",
                "2002:a00:1::",
                "fe80::1",
                "fec0::1",
                "ff02::1"
            })
    void reservedAddressesArePrivate(String address) {
        assertThat(PrivateNetworks.contains(InetAddress.ofLiteral(address))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "100.63.0.1",
                "172.32.0.1",
                "192.0.2.1",
                "2606:4700::1111",
                "64:ff9b::101:101"
            })
    void publicAddressesAreNot(String address) {
        assertThat(PrivateNetworks.contains(InetAddress.ofLiteral(address))).isFalse();
    }

    private static NewUpstream upstream(String url, boolean allowPrivateNetwork) {
        return new NewUpstream(
                "name",
                "Label",
                DialectName.OPENAI,
                URI.create(url),
                allowPrivateNetwork,
                Upstream.Disconnect.DRAIN,
                true);
    }
}
