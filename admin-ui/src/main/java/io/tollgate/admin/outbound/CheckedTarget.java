package io.tollgate.admin.outbound;

import io.tollgate.catalog.upstream.PrivateNetworks;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Turns a call's host into the one address to connect to, checked, so that nothing asks again
/// between check and connect. Blocks on the name's lookup.
final class CheckedTarget {
    private final HostAddresses names;

    CheckedTarget(HostAddresses names) {
        this.names = names;
    }

    InetAddress of(OutboundCall call) throws OutboundFailure {
        URI url = call.url();
        String host = host(url);
        if (host == null || !PrivateNetworks.isPlain(url.getHost())) {
            throw new OutboundFailure("the address has no host that can be called");
        }
        boolean tls = "https".equalsIgnoreCase(url.getScheme());
        if (!tls && !call.privateNetwork()) {
            throw new OutboundFailure("plain http is not allowed here");
        }
        List<InetAddress> found = look(host);
        // One private address among public ones is refused too: names that mix them are how a
        // check is got round.
        if (!call.privateNetwork() && found.stream().anyMatch(PrivateNetworks::contains)) {
            throw new OutboundFailure(host + " leads to an address that is not public");
        }
        return found.getFirst();
    }

    private List<InetAddress> look(String host) throws OutboundFailure {
        try {
            return List.copyOf(names.of(host));
        } catch (UnknownHostException unknown) {
            throw new OutboundFailure("there is no address for " + host);
        }
    }

    /// Null without one. An IPv6 literal stands in brackets in a URL.
    private static @Nullable String host(URI url) {
        String host = url.getHost();
        return host == null || !host.startsWith("[") ? host : host.substring(1, host.length() - 1);
    }
}
