package io.tollgate.gateway.upstream;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.tollgate.gateway.http.CallLoops;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;

/// Attempts on Vert.x clients, of each upstream its own, so that a slow one does not use up
/// another's connections. HTTP/1.1; TLS with the name in the URL, whatever address was chosen.
@Singleton
class VertxUpstreams implements UpstreamClient {
    private static final String USER_AGENT = "tollgate";
    private static final String CALL = "x-tollgate-call";

    private final Vertx vertx;
    private final UpstreamConfig config;
    private final CheckedAddresses addresses;
    private final LoopClients clients;

    /// Made once for each place: nearly every call goes where one has gone before.
    private final Cache<Place, RequestOptions> places;

    @Inject
    VertxUpstreams(Vertx vertx, UpstreamConfig config, CallLoops loops) {
        this(vertx, config, loops, host -> List.of(InetAddress.getAllByName(host)));
    }

    VertxUpstreams(Vertx vertx, UpstreamConfig config, CallLoops loops, HostAddresses names) {
        this.vertx = vertx;
        this.config = config;
        clients = new LoopClients(vertx, config, loops);
        addresses = new CheckedAddresses(vertx, names, config);
        places = Caffeine.newBuilder().maximumSize(config.addresses()).build();
    }

    @Override
    public UpstreamAttempt send(UpstreamCall call) {
        VertxAttempt attempt = new VertxAttempt(vertx, call, config);
        attempt.start(addresses.of(call.upstream()).compose(address -> connect(call, address)));
        return attempt;
    }

    private Future<HttpClientRequest> connect(UpstreamCall call, InetAddress address) {
        return clients.of(call.upstream().id())
                .request(
                        places.get(
                                new Place(call.upstream().baseUrl(), call.path(), address),
                                this::target))
                .map(request -> withHeaders(request, call));
    }

    private RequestOptions target(Place place) {
        URI url = place.baseUrl();
        boolean tls = "https".equals(url.getScheme());
        int usual = tls ? 443 : 80;
        int port = url.getPort() < 0 ? usual : url.getPort();
        return new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setSsl(tls)
                .setHost(url.getHost())
                .setPort(port)
                .setServer(
                        SocketAddress.inetSocketAddress(
                                new InetSocketAddress(place.address(), port)))
                .setURI(url.getRawPath() + place.path())
                .setConnectTimeout(config.connectTimeout().toMillis())
                .setFollowRedirects(false);
    }

    private record Place(URI baseUrl, String path, InetAddress address) {}

    private static HttpClientRequest withHeaders(HttpClientRequest request, UpstreamCall call) {
        call.headers().forEach(request::putHeader);
        return request.putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                .putHeader(
                        HttpHeaders.ACCEPT,
                        call.stream() ? "text/event-stream" : "application/json")
                .putHeader(HttpHeaders.USER_AGENT, USER_AGENT)
                .putHeader(CALL, call.call() + "/" + call.attempt())
                .putHeader(
                        HttpHeaders.CONTENT_LENGTH, Long.toString(BodyWriter.length(call.body())));
    }
}
