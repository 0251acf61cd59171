package io.tollgate.simulator;

import io.vertx.core.AbstractVerticle;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerOptions;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/// The HTTP server of one event loop; all of them share the port.
final class Listener extends AbstractVerticle {
    /// Load tests open thousands of connections at the same moment.
    private static final int ACCEPT_BACKLOG = 4096;

    /// Vert.x: a free port, the same for all instances of one deployment.
    private static final int ANY_SHARED_PORT = -1;

    private final Settings settings;
    private final Function<Vertx, Router> router;
    private final AtomicInteger port;

    private Listener(Settings settings, Function<Vertx, Router> router, AtomicInteger port) {
        this.settings = settings;
        this.router = router;
        this.port = port;
    }

    /// Listens on every event loop and answers the port. Blocks; throws
    /// [java.util.concurrent.CompletionException] if the address cannot be had.
    static int deploy(Vertx vertx, Settings settings, Function<Vertx, Router> router) {
        AtomicInteger port = new AtomicInteger();
        vertx.deployVerticle(
                        () -> new Listener(settings, router, port),
                        new DeploymentOptions().setInstances(settings.eventLoops()))
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        return port.get();
    }

    @Override
    public void start(Promise<Void> started) {
        HttpServerOptions options =
                new HttpServerOptions()
                        .setHost(settings.bind())
                        .setPort(settings.port() == 0 ? ANY_SHARED_PORT : settings.port())
                        .setAcceptBacklog(ACCEPT_BACKLOG)
                        .setHandle100ContinueAutomatically(true)
                        .setHttp2ClearTextEnabled(false);
        Router routes = router.apply(vertx);
        vertx.createHttpServer(options)
                .requestHandler(routes::route)
                .listen()
                .onSuccess(server -> port.set(server.actualPort()))
                .<Void>mapEmpty()
                .onComplete(started);
    }
}
