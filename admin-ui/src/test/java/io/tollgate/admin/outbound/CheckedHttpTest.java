package io.tollgate.admin.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.configuration.MemorySize;
import io.tollgate.admin.support.FakeProvider;
import io.tollgate.testkit.ForbiddenTargets;
import io.vertx.core.Vertx;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class CheckedHttpTest {
    private static final Vertx VERTX = Vertx.vertx();

    @AfterAll
    static void close() throws Exception {
        var _ = VERTX.close().toCompletionStage().toCompletableFuture().get();
    }

    @Test
    void noForbiddenFormIsConnectedTo() throws Exception {
        CheckedHttp http = http(host -> List.of(ForbiddenTargets.resolve(host)));
        AtomicInteger tried = new AtomicInteger();
        try (Listener listener = new Listener()) {
            ForbiddenTargets.urls(listener.port())
                    .forEach(url -> {
                        URI uri = parsed(url);
                        if (uri != null) {
                            tried.incrementAndGet();
                            assertThatThrownBy(() -> http.send(get(uri, false)))
                                    .as(url)
                                    .isInstanceOf(OutboundFailure.class);
                        }
                    });

            assertThat(tried.get()).isGreaterThan(60);
            assertThat(listener.connections()).isZero();
        }
    }

    @Test
    void aNameThatLeadsToAMixIsNotConnectedTo() throws Exception {
        CheckedHttp http =
                http(host ->
                        List.of(
                                InetAddress.ofLiteral("8.8.8.8"),
                                InetAddress.getLoopbackAddress()));
        try (Listener listener = new Listener()) {
            URI url = URI.create("https://rebound.example:" + listener.port());

            assertThatThrownBy(() -> http.send(get(url, false))).hasMessageContaining("not public");
            assertThat(listener.connections()).isZero();
        }
    }

    @Test
    void plainHttpIsNotConnectedToUnlessAllowed() throws Exception {
        CheckedHttp http = http(host -> List.of(InetAddress.getLoopbackAddress()));
        try (Listener listener = new Listener()) {
            URI url = URI.create("http://provider.example:" + listener.port());

            assertThatThrownBy(() -> http.send(get(url, false))).hasMessageContaining("plain http");
            assertThat(listener.connections()).isZero();
        }
    }

    @Test
    void aRedirectIsAnAnswerAndNotFollowed() throws Exception {
        try (Listener listener = new Listener();
                FakeProvider provider = new FakeProvider()) {
            String there = "http://127.0.0.1:" + listener.port() + "/v1";
            provider.answers("/moved", 302, "", Map.of("Location", there));

            OutboundAnswer answer =
                    http(host -> List.of(ForbiddenTargets.resolve(host)))
                            .send(get(URI.create(provider.url() + "/moved"), true));

            assertThat(answer.status()).isEqualTo(302);
            assertThat(listener.connections()).isZero();
        }
    }

    @Test
    void silenceAndLongAnswersEnd() throws Exception {
        CheckedHttp http = http(host -> List.of(ForbiddenTargets.resolve(host)));
        try (Listener listener = new Listener();
                FakeProvider provider = new FakeProvider()) {
            provider.answers("/long", 200, "x".repeat(2_000));

            assertThatThrownBy(() -> http.send(get(URI.create(provider.url() + "/long"), true)))
                    .hasMessageContaining("too long");
            URI silent = URI.create("http://127.0.0.1:" + listener.port());
            assertThatThrownBy(() -> http.send(get(silent, true)))
                    .hasMessageContaining("no answer within");
        }
    }

    private static OutboundCall get(URI url, boolean privateNetwork) {
        return new OutboundCall(url, Map.of(), null, privateNetwork);
    }

    private static CheckedHttp http(HostAddresses names) {
        return new CheckedHttp(VERTX, new Bounds(), names);
    }

    private static @Nullable URI parsed(String url) {
        try {
            return new URI(url);
        } catch (URISyntaxException refusedAlready) {
            return null;
        }
    }

    private record Bounds() implements OutboundConfig {
        @Override
        public Duration connectTimeout() {
            return Duration.ofSeconds(2);
        }

        @Override
        public Duration timeout() {
            return Duration.ofSeconds(3);
        }

        @Override
        public MemorySize maxAnswer() {
            return new MemorySize(BigInteger.valueOf(1_000));
        }

        @Override
        public int connections() {
            return 4;
        }
    }

    /// Counts who connects, and says nothing.
    private static final class Listener implements AutoCloseable {
        private final AtomicInteger connections = new AtomicInteger();
        private final ServerSocket socket;

        Listener() throws java.io.IOException {
            // On every address of this machine, so that whatever form leads here is counted.
            socket = new ServerSocket(0);
            var _ =
                    Thread.ofVirtual()
                            .start(() -> {
                                try {
                                    while (true) {
                                        var _ = socket.accept();
                                        connections.incrementAndGet();
                                    }
                                } catch (java.io.IOException closed) {
                                    Thread.currentThread().interrupt();
                                }
                            });
        }

        int port() {
            return socket.getLocalPort();
        }

        int connections() {
            return connections.get();
        }

        @Override
        public void close() throws java.io.IOException {
            socket.close();
        }
    }
}
