package io.tollgate.gateway.http;

import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Vertx;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Serves `/v1` on plain Vert.x servers, one an event loop, all on one port. Starts last; stops
/// first: closes the port, waits for running calls, then lets everything else stop.
@ApplicationScoped
public class GatewayServer {
    private static final Logger LOG = Logger.getLogger(GatewayServer.class);
    private static final long DEPLOY_SECONDS = 30;

    private final Vertx vertx;
    private final ServerConfig config;
    private final Paths paths;
    private final CallLoops loops;
    private final CallClock clock;
    private final RunningCalls running;
    private final ListeningPort port;
    private final CallMeters meters;
    private @Nullable String deployment;

    GatewayServer(
            Vertx vertx,
            ServerConfig config,
            @All List<Endpoint> endpoints,
            CallLoops loops,
            CallClock clock,
            RunningCalls running,
            ListeningPort port,
            CallMeters meters) {
        this.vertx = vertx;
        this.config = config;
        this.paths = new Paths(endpoints);
        this.loops = loops;
        this.clock = clock;
        this.running = running;
        this.port = port;
        this.meters = meters;
    }

    /// The TCP port that calls come in by, once the application has started.
    public int port() {
        return port.number();
    }

    /// Calls under way, those included whose caller has gone while their upstream is still read.
    public int running() {
        return running.count();
    }

    void start(@Observes @Priority(9_000) StartupEvent start)
            throws InterruptedException, TimeoutException {
        try {
            deployment =
                    vertx.deployVerticle(
                                    () ->
                                            new CallServer(
                                                    config, paths, clock, running, port, meters),
                                    new DeploymentOptions().setInstances(loops.count()))
                            .toCompletionStage()
                            .toCompletableFuture()
                            .get(DEPLOY_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException failure) {
            throw new IllegalStateException(
                    "cannot listen on " + config.host() + ":" + config.port(), failure.getCause());
        }
        LOG.infof("Listening on http://%s:%d", config.host(), port());
    }

    void stop(@Observes @Priority(100) ShutdownEvent stop) throws InterruptedException {
        port.close();
        if (!running.awaitNone(config.stopWithin())) {
            LOG.warnf("%d calls are cut: they took too long to end", running.count());
        }
        if (deployment != null) {
            var _ = vertx.undeploy(deployment);
        }
    }
}
