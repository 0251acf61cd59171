package io.tollgate.gateway.upstream;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.tollgate.catalog.upstream.PrivateNetworks;
import io.tollgate.catalog.upstream.Upstream;
import io.tollgate.gateway.upstream.UpstreamFailure.Kind;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Objects;

/// Turns an upstream's host into the one address to connect to, checked, so that nothing asks again
/// between check and connect. Names are looked up on a worker thread and kept for a while.
final class CheckedAddresses {
    private static final String UNUSUAL = "a host that is written unusually";

    private final Vertx vertx;
    private final HostAddresses names;
    private final Cache<String, List<InetAddress>> known;

    CheckedAddresses(Vertx vertx, HostAddresses names, UpstreamConfig config) {
        this.vertx = vertx;
        this.names = names;
        known =
                Caffeine.newBuilder()
                        .maximumSize(config.addresses())
                        .expireAfterWrite(config.addressLifetime())
                        .build();
    }

    /// Fails with [UpstreamFailure] of kind ADDRESS_REFUSED or UNRESOLVED.
    Future<InetAddress> of(Upstream upstream) {
        String written = upstream.baseUrl().getHost();
        if (written == null) {
            return refused(upstream, UNUSUAL);
        }
        String host = bare(written);
        List<InetAddress> cached = known.getIfPresent(host);
        if (cached != null) {
            return check(upstream, cached);
        }
        if (!PrivateNetworks.isPlain(written)) {
            return refused(upstream, UNUSUAL);
        }
        return vertx.executeBlocking(() -> look(host), false)
                .compose(found -> check(upstream, Objects.requireNonNull(found)));
    }

    private List<InetAddress> look(String host) throws UpstreamFailure {
        try {
            List<InetAddress> found = List.copyOf(names.of(host));
            known.put(host, found);
            return found;
        } catch (UnknownHostException unknown) {
            throw new UpstreamFailure(Kind.UNRESOLVED, "no address for " + host);
        }
    }

    /// One private address among public ones is refused too: names that mix them are how a check is
    /// got round.
    private static Future<InetAddress> check(Upstream upstream, List<InetAddress> addresses) {
        if (!upstream.allowPrivateNetwork()) {
            if (!"https".equals(upstream.baseUrl().getScheme())) {
                return refused(upstream, "plain http");
            }
            if (addresses.stream().anyMatch(PrivateNetworks::contains)) {
                return refused(upstream, "an address that is not public");
            }
        }
        return Future.succeededFuture(addresses.getFirst());
    }

    private static Future<InetAddress> refused(Upstream upstream, String why) {
        return Future.failedFuture(
                new UpstreamFailure(
                        Kind.ADDRESS_REFUSED,
                        why + " is not allowed for the upstream " + upstream.name()));
    }

    /// An IPv6 literal stands in brackets in a URL.
    private static String bare(String host) {
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }
}
