package io.tollgate.gateway.upstream;

import io.tollgate.catalog.id.UpstreamId;
import io.tollgate.gateway.http.CallLoops;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpVersion;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// HTTP clients, one an upstream and event loop. A connection belongs to the loop that made it: a
/// call of another loop would send and get every piece through that loop's queue. Thread-safe.
final class LoopClients {
    /// With fewer connections a loop, calls would wait for one while those of other loops are free.
    private static final int LEAST_CONNECTIONS = 16;

    private final Vertx vertx;
    private final UpstreamConfig config;
    private final int shares;
    private final Map<Owner, HttpClient> clients = new ConcurrentHashMap<>();

    /// @param loop the event loop's thread; null when all loops share the upstream's few
    ///   connections
    private record Owner(UpstreamId upstream, @Nullable Thread loop) {}

    LoopClients(Vertx vertx, UpstreamConfig config, CallLoops loops) {
        this.vertx = vertx;
        this.config = config;
        shares = config.connections() < loops.count() * LEAST_CONNECTIONS ? 1 : loops.count();
    }

    /// The client for a call of the present event loop.
    HttpClient of(UpstreamId upstream) {
        Owner owner = new Owner(upstream, shares == 1 ? null : Thread.currentThread());
        HttpClient known = clients.get(owner);
        return known == null ? clients.computeIfAbsent(owner, fresh -> client()) : known;
    }

    private HttpClient client() {
        return vertx.createHttpClient(
                new HttpClientOptions()
                        .setProtocolVersion(HttpVersion.HTTP_1_1)
                        .setKeepAlive(true)
                        .setPipelining(false)
                        .setMaxPoolSize(config.connections() / shares)
                        .setMaxWaitQueueSize(config.waiting() / shares)
                        .setConnectTimeout((int) config.connectTimeout().toMillis())
                        .setKeepAliveTimeout((int) config.keepAlive().toSeconds())
                        .setMaxHeaderSize((int) config.headerLimit().asLongValue())
                        .setDecompressionSupported(false)
                        .setForceSni(true)
                        .setVerifyHost(true)
                        .setTrustAll(false)
                        .setTcpNoDelay(true));
    }
}
