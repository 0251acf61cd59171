package io.tollgate.gateway.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.billing.usage.CallId;
import io.tollgate.gateway.Samples;
import io.tollgate.gateway.http.CallLoops;
import io.tollgate.gateway.upstream.UpstreamFailure.Kind;
import io.tollgate.testkit.ForbiddenTargets;
import io.vertx.core.Vertx;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ForbiddenTargetsTest {
    private final Vertx vertx = Vertx.vertx();
    private final AtomicInteger connections = new AtomicInteger();
    private int port;

    @BeforeEach
    void listen() throws Exception {
        port =
                vertx.createNetServer()
                        .connectHandler(socket -> {
                            connections.incrementAndGet();
                            var _ = socket.close();
                        })
                        .listen(0)
                        .toCompletionStage()
                        .toCompletableFuture()
                        .get(10, TimeUnit.SECONDS)
                        .actualPort();
    }

    @AfterEach
    void close() throws Exception {
        var _ = vertx.close().toCompletionStage().toCompletableFuture().get();
    }

    @Test
    void noForbiddenFormIsConnectedTo() throws Exception {
        HostAddresses names = host -> List.of(ForbiddenTargets.resolve(host));
        List<String> tried = new ArrayList<>();
        for (String url : ForbiddenTargets.urls(port).toList()) {
            if (isUri(url)) {
                tried.add(url);
                assertThat(failure(names, url).kind()).as(url).isEqualTo(Kind.ADDRESS_REFUSED);
            }
        }

        assertThat(tried).hasSizeGreaterThan(60);
        assertThat(connections).hasValue(0);
    }

    @Test
    void aNameThatLeadsToAMixIsNotConnectedTo() throws Exception {
        HostAddresses mixed =
                host -> List.of(InetAddress.ofLiteral("8.8.8.8"), InetAddress.getLoopbackAddress());

        UpstreamFailure refused = failure(mixed, "https://rebound.example:" + port + "/v1");

        assertThat(refused.kind()).isEqualTo(Kind.ADDRESS_REFUSED);
        assertThat(connections).hasValue(0);
    }

    private UpstreamFailure failure(HostAddresses names, String url) throws Exception {
        CompletableFuture<UpstreamFailure> failure = new CompletableFuture<>();
        VertxUpstreams upstreams =
                new VertxUpstreams(vertx, ShortBounds.patient(), new CallLoops(2), names);
        vertx.runOnContext(now ->
                upstreams
                        .send(
                                new UpstreamCall(
                                        Samples.upstream("u", url, false),
                                        "/chat/completions",
                                        Map.of("authorization", "Bearer secret"),
                                        List.of(),
                                        true,
                                        CallId.at(Samples.NOW),
                                        1))
                        .answer()
                        .onFailure(cause -> failure.complete((UpstreamFailure) cause)));
        return failure.get(10, TimeUnit.SECONDS);
    }

    private static boolean isUri(String url) {
        try {
            URI uri = new URI(url);
            return uri.isAbsolute();
        } catch (URISyntaxException refusedAlready) {
            return false;
        }
    }
}
