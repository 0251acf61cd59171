package io.tollgate.admin.web;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.smallrye.config.ConfigMapping;
import io.tollgate.catalog.key.TrustedProxies;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/// The network address of who sends the present request, as far as proxies of ours vouch for it.
@Singleton
public class ClientAddress {
    private static final int IPV4_BYTES = 4;

    private final CurrentVertxRequest request;
    private final TrustedProxies proxies;

    ClientAddress(CurrentVertxRequest request, Proxies config) {
        this.request = request;
        proxies = new TrustedProxies(config.trustedProxies().orElse(List.of()));
    }

    /// Proxies in front of the console.
    @ConfigMapping(prefix = "tollgate.client-address")
    interface Proxies {
        /// Addresses and ranges whose `X-Forwarded-For` is believed, from TOLLGATE_TRUSTED_PROXIES.
        Optional<List<String>> trustedProxies();
    }

    /// Without brackets, such as `192.0.2.7` or `2001:db8::1`.
    public String present() {
        return address().getHostAddress();
    }

    /// What one customer of a network provider holds: the address, or the first half of one of
    /// IPv6.
    public String network() {
        InetAddress address = address();
        byte[] bytes = address.getAddress();
        return bytes.length == IPV4_BYTES
                ? address.getHostAddress()
                : HexFormat.of().formatHex(bytes, 0, bytes.length / 2);
    }

    private InetAddress address() {
        HttpServerRequest sent = request.getCurrent().request();
        InetAddress peer = InetAddress.ofLiteral(sent.remoteAddress().hostAddress());
        List<String> forwarded = sent.headers().getAll("X-Forwarded-For");
        return proxies.caller(peer, forwarded.isEmpty() ? null : String.join(",", forwarded));
    }
}
