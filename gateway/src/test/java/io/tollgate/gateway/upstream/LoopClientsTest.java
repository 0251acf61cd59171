package io.tollgate.gateway.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.catalog.id.UpstreamId;
import io.tollgate.gateway.http.CallLoops;
import io.vertx.core.AbstractVerticle;
import io.vertx.core.Context;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpMethod;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LoopClientsTest {
    private static final int LOOPS = 2;
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final UpstreamId UPSTREAM = UpstreamId.create();

    private final Vertx vertx = Vertx.vertx();
    private final List<Context> loops = new CopyOnWriteArrayList<>();
    private final Set<HttpConnection> connections = ConcurrentHashMap.newKeySet();
    private int port;

    @BeforeEach
    void start() throws Exception {
        port =
                await(
                                vertx.createHttpServer()
                                        .connectionHandler(connections::add)
                                        .requestHandler(request -> request.response().end("ok"))
                                        .listen(0, "127.0.0.1"))
                        .actualPort();
        var _ =
                await(
                        vertx.deployVerticle(
                                () ->
                                        new AbstractVerticle() {
                                            @Override
                                            public void start() {
                                                loops.add(context);
                                            }
                                        },
                                new DeploymentOptions().setInstances(LOOPS)));
    }

    @AfterEach
    void close() throws Exception {
        var _ = await(vertx.close());
    }

    @Test
    void eachLoopHasConnectionsOfItsOwn() throws Exception {
        LoopClients clients = clients(32);

        for (Context loop : List.of(loops.get(0), loops.get(1), loops.get(0), loops.get(1))) {
            callOn(loop, clients);
        }

        assertThat(connections).hasSize(LOOPS);
    }

    @Test
    void fewConnectionsAreSharedByAllLoops() throws Exception {
        LoopClients clients = clients(1);

        for (Context loop : loops) {
            callOn(loop, clients);
        }

        assertThat(connections).hasSize(1);
    }

    @Test
    void allLoopsTogetherKeepToTheBound() throws Exception {
        LoopClients clients = clients(33);
        List<HttpClient> both = new CopyOnWriteArrayList<>();
        for (Context loop : loops) {
            Promise<Boolean> added = Promise.promise();
            loop.runOnContext(now -> added.complete(both.add(clients.of(UPSTREAM))));
            assertThat(await(added.future())).isTrue();
        }

        assertThat(both.get(0)).isNotSameAs(both.get(1));
        // One more than its part finds neither a connection nor a place to wait for one.
        for (int n = 0; n < 16; n++) {
            var _ = await(request(both.getFirst()));
        }
        assertThat(request(both.getFirst()).toCompletionStage().toCompletableFuture())
                .failsWithin(LONG);
    }

    private LoopClients clients(int bound) {
        return new LoopClients(vertx, new ShortBounds(LONG, LONG, bound), new CallLoops(LOOPS));
    }

    private void callOn(Context loop, LoopClients clients) throws Exception {
        Promise<Buffer> answer = Promise.promise();
        loop.runOnContext(now ->
                request(clients.of(UPSTREAM))
                        .compose(request -> request.send())
                        .compose(response -> response.body())
                        .onComplete(answer));
        assertThat(await(answer.future()).toString()).isEqualTo("ok");
    }

    private Future<HttpClientRequest> request(HttpClient client) {
        return client.request(HttpMethod.GET, port, "127.0.0.1", "/");
    }

    private static <T> T await(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
    }
}
