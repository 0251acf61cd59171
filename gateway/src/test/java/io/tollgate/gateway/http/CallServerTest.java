package io.tollgate.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.tollgate.billing.usage.CallId;
import io.tollgate.gateway.error.ApiError;
import io.tollgate.gateway.http.Wire.Answer;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CallServerTest {
    private static final String ECHO = "POST /echo HTTP/1.1\r\nHost: t\r\n";

    private final Vertx vertx = Vertx.vertx();
    private final BlockingQueue<Call> held = new LinkedBlockingQueue<>();
    private final Vertx second = Vertx.vertx();
    private final MeterRegistry registry = new SimpleMeterRegistry();
    private final GatewayServer server = server(vertx, 100, Duration.ofSeconds(30));

    @BeforeEach
    void start() throws Exception {
        server.start(new StartupEvent());
    }

    @AfterEach
    void close() throws Exception {
        var _ = second.close().toCompletionStage().toCompletableFuture().get();
        var _ = vertx.close().toCompletionStage().toCompletableFuture().get();
    }

    @Test
    void everyAnswerCarriesAnIdWithTheCallsMoment() throws Exception {
        Instant before = Instant.now().minusSeconds(1);
        try (Wire wire = new Wire(server.port())) {
            wire.send("GET /nowhere HTTP/1.1\r\nHost: t\r\n\r\n");
            Answer answer = wire.read();

            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.body()).contains("\"code\":\"unknown_url\"");
            assertThat(CallId.parse(answer.header("x-request-id")).moment())
                    .isBetween(before, Instant.now());
        }
    }

    @Test
    void pipelinedCallsAreAnsweredInOrder() throws Exception {
        try (Wire wire = new Wire(server.port())) {
            wire.send(
                    echo("one") + echo("two") + "GET /no HTTP/1.1\r\nHost: t\r\n\r\n" + echo("3"));

            assertThat(wire.read().body()).isEqualTo("one");
            assertThat(wire.read().body()).isEqualTo("two");
            assertThat(wire.read().status()).isEqualTo(404);
            assertThat(wire.read().body()).isEqualTo("3");
        }
    }

    @Test
    void callsAreTimedByTheClassOfTheirStatus() throws Exception {
        try (Wire wire = new Wire(server.port())) {
            for (String call :
                    List.of(echo("one"), "GET /no HTTP/1.1\r\nHost: t\r\n\r\n", echo("3"))) {
                wire.send(call);
                var _ = wire.read();
            }

            // A call is counted before the next one of its connection is read.
            assertThat(calls("2xx").count()).isBetween(1L, 2L);
            assertThat(calls("4xx").count()).isOne();
            assertThat(calls("4xx").totalTime(TimeUnit.NANOSECONDS)).isPositive();
        }
    }

    private Timer calls(String status) {
        return registry.get("tollgate.calls").tag("status", status).timer();
    }

    @Test
    void aRefusedCallsBodyIsThrownAwayAndTheConnectionServesOn() throws Exception {
        try (Wire wire = new Wire(server.port())) {
            wire.send(post("/no", "x".repeat(SmallBounds.BODY)) + echo("next"));

            assertThat(wire.read().status()).isEqualTo(404);
            assertThat(wire.read().body()).isEqualTo("next");
        }
    }

    @Test
    void aBodyOverTheBoundIs413ByItsLength() throws Exception {
        try (Wire wire = new Wire(server.port())) {
            wire.send(echo("x".repeat(SmallBounds.BODY + 1)) + echo("next"));
            Answer answer = wire.read();

            assertThat(answer.status()).isEqualTo(413);
            assertThat(answer.body()).contains("\"code\":\"request_too_large\"");
            assertThat(wire.read().body()).isEqualTo("next");
        }
    }

    @Test
    void aBodyOverTheBoundIs413WithoutALengthToo() throws Exception {
        try (Wire wire = new Wire(server.port())) {
            String chunk = "4e20\r\n" + "x".repeat(20_000) + "\r\n";
            wire.send(ECHO + "Transfer-Encoding: chunked\r\n\r\n" + chunk.repeat(6) + "0\r\n\r\n");
            wire.send(echo("next"));

            assertThat(wire.read().status()).isEqualTo(413);
            assertThat(wire.read().body()).isEqualTo("next");
        }
    }

    @Test
    void anEndlessBodyIsRefusedAndCut() throws Exception {
        try (Wire wire = new Wire(server.port())) {
            wire.send(ECHO + "Content-Length: 1000000000000\r\n\r\nxxx");

            assertThat(wire.read().status()).isEqualTo(413);
            assertThat(wire.rest()).isEmpty();
        }
    }

    @Test
    void leaveToSendIsGivenOnlyToABodyThatWillBeRead() throws Exception {
        try (Wire wire = new Wire(server.port())) {
            wire.send(ECHO + "Content-Length: 2\r\nExpect: 100-continue\r\n\r\n");
            assertThat(wire.read().status()).isEqualTo(100);
            wire.send("ok");
            assertThat(wire.read().body()).isEqualTo("ok");
        }
        try (Wire wire = new Wire(server.port())) {
            wire.send(post("/no", "").replace("Length: 0", "Length: 2\r\nExpect: 100-continue"));
            assertThat(wire.read().status()).isEqualTo(404);
            assertThat(wire.rest()).isEmpty();
        }
    }

    @Test
    void headersOverTheBoundAre431() throws Exception {
        try (Wire wire = new Wire(server.port())) {
            wire.send("GET /no HTTP/1.1\r\nHost: t\r\nx-long: " + "x".repeat(17_000) + "\r\n\r\n");
            Answer answer = wire.read();

            assertThat(answer.status()).isEqualTo(431);
            assertThat(answer.body()).contains("\"code\":\"request_too_large\"");
            assertThat(answer.headers()).containsKey("x-request-id");
        }
    }

    @Test
    void aLineOverTheBoundIs414() throws Exception {
        try (Wire wire = new Wire(server.port())) {
            wire.send("GET /" + "x".repeat(9_000) + " HTTP/1.1\r\nHost: t\r\n\r\n");

            assertThat(wire.read().status()).isEqualTo(414);
        }
    }

    @Test
    void aBugIsA500WithAnId() throws Exception {
        try (Wire wire = new Wire(server.port())) {
            wire.send("GET /bug HTTP/1.1\r\nHost: t\r\n\r\n" + echo("next"));
            Answer answer = wire.read();

            assertThat(answer.status()).isEqualTo(500);
            assertThat(answer.body()).contains("internal_error").doesNotContain("a bug");
            assertThat(wire.read().body()).isEqualTo("next");
        }
    }

    @Test
    void moreCallsThanTheBoundAreRefused() throws Exception {
        GatewayServer narrow = server(second, 2, Duration.ofSeconds(30));
        narrow.start(new StartupEvent());
        try (Wire one = new Wire(narrow.port());
                Wire two = new Wire(narrow.port());
                Wire three = new Wire(narrow.port())) {
            one.send("GET /hold HTTP/1.1\r\nHost: t\r\n\r\n");
            Call first = held.take();
            two.send("GET /hold HTTP/1.1\r\nHost: t\r\n\r\n");
            var _ = held.take();
            three.send("GET /hold HTTP/1.1\r\nHost: t\r\n\r\n");

            Answer refused = three.read();
            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.headers()).containsEntry("retry-after", "1");

            finish(first);
            assertThat(one.read().status()).isEqualTo(200);
            three.send(echo("now"));
            assertThat(three.read().body()).isEqualTo("now");
        }
    }

    @Test
    void aCutStreamHasNoCleanEnd() throws Exception {
        try (Wire wire = new Wire(server.port())) {
            wire.send("GET /hold HTTP/1.1\r\nHost: t\r\n\r\n");
            Call call = held.take();
            call.context()
                    .runOnContext(now -> {
                        call.answer().start(200, "text/event-stream");
                        call.answer().write(Buffer.buffer("data: 1\n\n"));
                        call.answer().cut();
                    });

            assertThat(wire.rest()).contains("data: 1\n\n").doesNotContain("\r\n0\r\n");
        }
    }

    @Test
    void aCallLearnsThatItsCallerIsGone() throws Exception {
        CompletableFuture<Boolean> gone = new CompletableFuture<>();
        try (Wire wire = new Wire(server.port())) {
            wire.send("GET /hold HTTP/1.1\r\nHost: t\r\n\r\n");
            Call call = held.take();
            call.answer().onGone(() -> gone.complete(call.answer().isGone()));
        }

        assertThat(gone).succeedsWithin(Duration.ofSeconds(10)).isEqualTo(true);
    }

    @Test
    void aStopLetsRunningCallsEndAndTakesNoNewConnection() throws Exception {
        try (Wire wire = new Wire(server.port())) {
            wire.send("GET /hold HTTP/1.1\r\nHost: t\r\n\r\n");
            Call call = held.take();
            int port = server.port();
            CompletableFuture<Void> stop = CompletableFuture.runAsync(this::stop);

            // The port closes at once while the call still runs.
            assertThatThrownBy(
                            () -> {
                                while (!stop.isDone()) {
                                    new Wire(port).close();
                                }
                            })
                    .isInstanceOf(IOException.class);
            assertThat(stop).isNotDone();
            finish(call);

            Answer answer = wire.read();
            assertThat(answer.status()).isEqualTo(200);
            assertThat(wire.rest()).isEmpty();
            assertThat(stop).succeedsWithin(Duration.ofSeconds(10));
        }
    }

    @Test
    void aStopWaitsForACallWhoseCallerHasGone() throws Exception {
        Promise<Void> work = Promise.promise();
        CompletableFuture<Void> gone = new CompletableFuture<>();
        CompletableFuture<Void> told = new CompletableFuture<>();
        try (Wire wire = new Wire(server.port())) {
            wire.send("GET /hold HTTP/1.1\r\nHost: t\r\n\r\n");
            Call call = held.take();
            call.context()
                    .runOnContext(now -> {
                        call.lasts(work.future());
                        call.answer().onGone(() -> gone.complete(null));
                        told.complete(null);
                    });
            assertThat(told).succeedsWithin(Duration.ofSeconds(10));
        }
        assertThat(gone).succeedsWithin(Duration.ofSeconds(10));
        assertThat(server.running()).isEqualTo(1);

        CompletableFuture<Void> stop = CompletableFuture.runAsync(this::stop);
        assertThat(stop)
                .failsWithin(Duration.ofMillis(300))
                .withThrowableOfType(TimeoutException.class);
        work.complete();

        assertThat(stop).succeedsWithin(Duration.ofSeconds(10));
        assertThat(server.running()).isZero();
    }

    @Test
    void aSilentConnectionIsClosedAndALateBodyIs408() throws Exception {
        GatewayServer hasty = server(second, 100, Duration.ofMillis(200));
        hasty.start(new StartupEvent());
        try (Wire idle = new Wire(hasty.port());
                Wire late = new Wire(hasty.port());
                Wire waiting = new Wire(hasty.port())) {
            waiting.send("GET /hold HTTP/1.1\r\nHost: t\r\n\r\n");
            Call call = held.take();
            late.send(ECHO + "Content-Length: 10\r\n\r\nfive.");

            assertThat(idle.rest()).isEmpty();
            assertThat(late.read().status()).isEqualTo(408);
            finish(call);
            assertThat(waiting.read().status()).isEqualTo(200);
        }
    }

    private void stop() {
        try {
            server.stop(new ShutdownEvent());
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    private static void finish(Call call) {
        call.context()
                .runOnContext(now -> call.answer().send(200, "text/plain", Buffer.buffer("done")));
    }

    private static String echo(String body) {
        return post("/echo", body);
    }

    private static String post(String path, String body) {
        return "POST %s HTTP/1.1\r\nHost: t\r\nContent-Length: %d\r\n\r\n%s"
                .formatted(path, body.length(), body);
    }

    private GatewayServer server(Vertx loops, int calls, Duration idleTimeout) {
        SmallBounds bounds = new SmallBounds(calls, idleTimeout);
        List<Endpoint> endpoints =
                List.of(
                        new Route("POST", "/echo", CallServerTest::echo),
                        new Route("GET", "/hold", held::add),
                        new Route(
                                "GET",
                                "/bug",
                                call -> {
                                    throw new IllegalStateException("a bug");
                                }));
        return new GatewayServer(
                loops,
                bounds,
                endpoints,
                new CallLoops(bounds),
                new CallClock(Clock.systemUTC()),
                new RunningCalls(bounds),
                new ListeningPort(),
                new CallMeters(registry));
    }

    private static void echo(Call call) {
        Buffer all = Buffer.buffer();
        call.read(
                new BodySink() {
                    @Override
                    public void chunk(Buffer chunk) {
                        all.appendBuffer(chunk);
                    }

                    @Override
                    public void end() {
                        call.answer().send(200, "text/plain", all);
                    }

                    @Override
                    public void refused(ApiError error) {
                        ErrorAnswer.write(call.answer(), error);
                    }
                });
    }

    private record Route(String method, String path, Consumer<Call> action) implements Endpoint {
        @Override
        public void handle(Call call) {
            action.accept(call);
        }
    }
}
