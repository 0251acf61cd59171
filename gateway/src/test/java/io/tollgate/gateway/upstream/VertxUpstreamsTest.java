package io.tollgate.gateway.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.billing.usage.CallId;
import io.tollgate.catalog.upstream.Upstream;
import io.tollgate.gateway.Samples;
import io.tollgate.gateway.http.CallLoops;
import io.tollgate.gateway.upstream.UpstreamFailure.Kind;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class VertxUpstreamsTest {
    private static final CallId CALL = CallId.at(Samples.NOW);

    private static final Duration SHORT = Duration.ofMillis(100);

    private final Vertx vertx = Vertx.vertx();
    private ShortBounds bounds = ShortBounds.patient();
    private final CompletableFuture<UpstreamFailure> failure = new CompletableFuture<>();
    private final CompletableFuture<String> text = new CompletableFuture<>();
    private final CompletableFuture<UpstreamAnswer> head = new CompletableFuture<>();

    @AfterEach
    void close() throws Exception {
        var _ = vertx.close().toCompletionStage().toCompletableFuture().get();
    }

    @Test
    void onlyOurHeadersAreSentAndTheNameStaysTheHost() throws Exception {
        CompletableFuture<HttpServerRequest> seen = new CompletableFuture<>();
        Upstream upstream =
                serve(request -> {
                    seen.complete(request);
                    request.body()
                            .onSuccess(body ->
                                    request.response()
                                            .putHeader("retry-after", "7")
                                            .setStatusCode(429)
                                            .end(body));
                });

        var _ = start(call(upstream, List.of(Buffer.buffer("{\"a\":"), Buffer.buffer("1}"))));

        assertThat(text.get(10, TimeUnit.SECONDS)).isEqualTo("{\"a\":1}");
        assertThat(head.join().status()).isEqualTo(429);
        assertThat(head.join().retryAfter()).isEqualTo("7");
        HttpServerRequest request = seen.join();
        assertThat(request.uri()).isEqualTo("/base/v1/chat/completions");
        assertThat(request.getHeader("host")).startsWith("api.example:");
        assertThat(request.headers().names())
                .map(String::toLowerCase)
                .containsExactlyInAnyOrder(
                        "host",
                        "authorization",
                        "content-type",
                        "content-length",
                        "accept",
                        "user-agent",
                        "x-tollgate-call");
        assertThat(request.getHeader("x-tollgate-call")).isEqualTo(CALL + "/2");
        assertThat(request.getHeader("accept")).isEqualTo("text/event-stream");
    }

    @Test
    void aLargeBodyPassesASlowReaderWhole() throws Exception {
        Upstream upstream =
                serve(request -> {
                    long[] bytes = {0};
                    request.handler(chunk -> {
                        bytes[0] += chunk.length();
                        request.pause();
                        vertx.runOnContext(later -> request.resume());
                    });
                    request.endHandler(end -> request.response().end("" + bytes[0]));
                });
        Buffer piece = Buffer.buffer(new byte[64 * 1024]);

        var _ = start(call(upstream, IntStream.range(0, 64).mapToObj(i -> piece).toList()));

        assertThat(text.get(20, TimeUnit.SECONDS)).isEqualTo("" + 64 * 64 * 1024);
    }

    @Test
    void silenceBeforeTheHeadIsAFirstByteTimeout() throws Exception {
        bounds = new ShortBounds(SHORT, bounds.idleTimeout());
        Upstream upstream = serve(request -> {});

        var _ = start(call(upstream, List.of()));

        assertFailure(Kind.FIRST_BYTE_TIMEOUT);
    }

    @Test
    void silenceInsideTheBodyIsAnIdleTimeout() throws Exception {
        bounds = new ShortBounds(bounds.firstByteTimeout(), SHORT);
        Upstream upstream = serve(request -> request.response().setChunked(true).write("x"));

        var _ = start(call(upstream, List.of()));

        assertFailure(Kind.IDLE_TIMEOUT);
        assertThat(head.join().status()).isEqualTo(200);
    }

    @Test
    void aResetInsideTheBodyIsBroken() throws Exception {
        Upstream upstream =
                serve(request ->
                        request.response()
                                .setChunked(true)
                                .write("x")
                                .onSuccess(written -> request.connection().close()));

        var _ = start(call(upstream, List.of()));

        assertFailure(Kind.BROKEN);
    }

    @Test
    void aResetBeforeTheHeadIsBroken() throws Exception {
        Upstream upstream = serve(request -> request.connection().close());

        var _ = start(call(upstream, List.of()));

        assertFailure(Kind.BROKEN);
    }

    @Test
    void nobodyListeningIsNoConnection() throws Exception {
        var _ = start(call(Samples.upstream("u", "http://api.example:1/v1", true), List.of()));

        assertFailure(Kind.CONNECT);
    }

    @Test
    void redirectsAreNotFollowed() throws Exception {
        Upstream upstream =
                serve(request ->
                        request.response()
                                .setStatusCode(302)
                                .putHeader("location", "http://127.0.0.1:1/")
                                .end());

        var _ = start(call(upstream, List.of()));

        assertThat(text.get(10, TimeUnit.SECONDS)).isEmpty();
        assertThat(head.join().status()).isEqualTo(302);
    }

    @Test
    void aCancelledAttemptClosesItsConnection() throws Exception {
        CompletableFuture<Void> closed = new CompletableFuture<>();
        CompletableFuture<Void> arrived = new CompletableFuture<>();
        Upstream upstream =
                serve(request -> {
                    request.connection().closeHandler(closed::complete);
                    arrived.complete(null);
                });
        CompletableFuture<UpstreamAttempt> attempt = start(call(upstream, List.of()));
        var _ = arrived.get(10, TimeUnit.SECONDS);

        vertx.runOnContext(now -> attempt.join().cancel());

        assertFailure(Kind.CANCELLED);
        assertThat(closed).succeedsWithin(Duration.ofSeconds(10));
    }

    @Test
    void morePatienceThanThePoolHasIsPoolExhausted() throws Exception {
        Upstream upstream = serve(request -> {});
        VertxUpstreams upstreams = upstreams();
        CompletableFuture<UpstreamFailure> third = new CompletableFuture<>();
        vertx.runOnContext(now -> {
            for (int n = 0; n < 3; n++) {
                upstreams
                        .send(call(upstream, List.of()))
                        .answer()
                        .onFailure(cause -> {
                            if (cause instanceof UpstreamFailure failed
                                    && failed.kind() == Kind.POOL_EXHAUSTED) {
                                third.complete(failed);
                            }
                        });
            }
        });

        assertThat(third).succeedsWithin(Duration.ofSeconds(10));
    }

    private void assertFailure(Kind kind) throws Exception {
        assertThat(failure.get(10, TimeUnit.SECONDS).kind()).isEqualTo(kind);
    }

    private VertxUpstreams upstreams() {
        return new VertxUpstreams(
                vertx, bounds, new CallLoops(2), host -> List.of(InetAddress.getLoopbackAddress()));
    }

    private CompletableFuture<UpstreamAttempt> start(UpstreamCall call) {
        CompletableFuture<UpstreamAttempt> started = new CompletableFuture<>();
        VertxUpstreams upstreams = upstreams();
        vertx.runOnContext(now -> {
            UpstreamAttempt attempt = upstreams.send(call);
            attempt.answer()
                    .onSuccess(this::read)
                    .onFailure(cause -> failure.complete((UpstreamFailure) cause));
            started.complete(attempt);
        });
        return started;
    }

    private void read(UpstreamAnswer answer) {
        head.complete(answer);
        Buffer all = Buffer.buffer();
        answer.read(
                new UpstreamAnswer.Sink() {
                    @Override
                    public void chunk(Buffer chunk) {
                        all.appendBuffer(chunk);
                    }

                    @Override
                    public void end() {
                        text.complete(all.toString());
                    }

                    @Override
                    public void failed(UpstreamFailure why) {
                        failure.complete(why);
                    }
                });
    }

    private static UpstreamCall call(Upstream upstream, List<Buffer> body) {
        return new UpstreamCall(
                upstream,
                "/chat/completions",
                Map.of("authorization", "Bearer secret"),
                body,
                true,
                CALL,
                2);
    }

    private Upstream serve(Handler<HttpServerRequest> handler) throws Exception {
        int port =
                vertx.createHttpServer()
                        .requestHandler(handler)
                        .listen(0, "127.0.0.1")
                        .toCompletionStage()
                        .toCompletableFuture()
                        .get(10, TimeUnit.SECONDS)
                        .actualPort();
        return Samples.upstream("u", "http://api.example:" + port + "/base/v1", true);
    }
}
