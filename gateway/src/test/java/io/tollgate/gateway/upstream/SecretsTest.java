package io.tollgate.gateway.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.billing.usage.CallId;
import io.tollgate.gateway.Samples;
import io.tollgate.gateway.http.CallLoops;
import io.tollgate.gateway.upstream.UpstreamFailure.Kind;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A secret is in no failure and in no line of the log, however an attempt ends.
class SecretsTest {
    private static final String SECRET = "sk-planted-secret-5551212";
    private static final Duration SHORT = Duration.ofMillis(200);

    private final Vertx vertx = Vertx.vertx();
    private final Spy spy = new Spy();
    private ShortBounds bounds = ShortBounds.patient();

    @BeforeEach
    void listen() {
        Logger.getLogger("").addHandler(spy);
    }

    @AfterEach
    void close() throws Exception {
        var _ = vertx.close().toCompletionStage().toCompletableFuture().get();
        Logger.getLogger("").removeHandler(spy);
        assertThat(String.join("\n", spy.lines)).doesNotContain(SECRET);
    }

    @Test
    void aRefusedAddress() throws Exception {
        assertFailure(Kind.ADDRESS_REFUSED, "https://127.0.0.1/v1", false);
    }

    @Test
    void anUnknownName() throws Exception {
        assertFailure(Kind.UNRESOLVED, "https://nowhere.example/v1", false);
    }

    @Test
    void aClosedPort() throws Exception {
        assertFailure(Kind.CONNECT, "http://127.0.0.1:1/v1", true);
    }

    @Test
    void aPortThatSpeaksNoTls() throws Exception {
        int port =
                serve(socket -> {
                    var _ = socket.write("no TLS here\r\n");
                });

        assertFailure(Kind.CONNECT, "https://127.0.0.1:" + port + "/v1", true);
    }

    @Test
    void aPortThatSpeaksNoHttp() throws Exception {
        int port =
                serve(socket -> {
                    var _ = socket.write("what?\r\n\r\n");
                });

        assertFailure(Kind.BROKEN, "http://127.0.0.1:" + port + "/v1", true);
    }

    @Test
    void aConnectionThatBreaks() throws Exception {
        int port =
                serve(socket -> {
                    var _ = socket.close();
                });

        assertFailure(Kind.BROKEN, "http://127.0.0.1:" + port + "/v1", true);
    }

    @Test
    void silence() throws Exception {
        bounds = new ShortBounds(SHORT, SHORT);
        int port = serve(socket -> {});

        assertFailure(Kind.FIRST_BYTE_TIMEOUT, "http://127.0.0.1:" + port + "/v1", true);
    }

    private void assertFailure(Kind kind, String url, boolean privateNetwork) throws Exception {
        CompletableFuture<UpstreamFailure> failure = new CompletableFuture<>();
        VertxUpstreams upstreams =
                new VertxUpstreams(vertx, bounds, new CallLoops(2), SecretsTest::literal);
        UpstreamCall call =
                new UpstreamCall(
                        Samples.upstream("u", url, privateNetwork),
                        "/chat/completions",
                        Map.of("authorization", "Bearer " + SECRET),
                        List.of(Buffer.buffer("{}")),
                        true,
                        CallId.at(Samples.NOW),
                        1);
        vertx.runOnContext(now ->
                upstreams
                        .send(call)
                        .answer()
                        .onFailure(cause -> failure.complete((UpstreamFailure) cause)));

        UpstreamFailure known = failure.get(10, TimeUnit.SECONDS);

        assertThat(known.kind()).isEqualTo(kind);
        assertThat(known.toString()).doesNotContain(SECRET);
    }

    private int serve(Consumer<NetSocket> answer) throws Exception {
        return vertx.createNetServer()
                .connectHandler(socket -> socket.handler(request -> answer.accept(socket)))
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS)
                .actualPort();
    }

    private static List<InetAddress> literal(String host) throws UnknownHostException {
        try {
            return List.of(InetAddress.ofLiteral(host));
        } catch (IllegalArgumentException name) {
            throw new UnknownHostException(host);
        }
    }

    private static final class Spy extends Handler {
        private final List<String> lines = new CopyOnWriteArrayList<>();
        private final SimpleFormatter formatter = new SimpleFormatter();

        Spy() {
            setLevel(Level.ALL);
        }

        @Override
        public void publish(LogRecord line) {
            lines.add(formatter.format(line));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
