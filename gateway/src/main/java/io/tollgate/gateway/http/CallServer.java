package io.tollgate.gateway.http;

import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.tollgate.billing.usage.CallId;
import io.tollgate.catalog.key.TrustedProxies;
import io.tollgate.gateway.error.ApiError;
import io.tollgate.gateway.error.CallerFaults;
import io.tollgate.gateway.error.ServerFaults;
import io.vertx.core.AbstractVerticle;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.IdentityHashMap;
import java.util.List;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// One event loop's share of the port: gives each request its id, its endpoint and its bounds.
final class CallServer extends AbstractVerticle {
    private static final Logger LOG = Logger.getLogger(CallServer.class);
    static final String REQUEST_ID = "x-request-id";

    /// Servers of one Vert.x with the same negative port share one free port: Quarkus's own server,
    /// which must not share ours, takes -1.
    private static final int ANY_FREE_PORT = -2;

    private final ServerConfig config;
    private final TrustedProxies proxies;
    private final Paths paths;
    private final CallClock clock;
    private final RunningCalls running;
    private final ListeningPort port;
    private final CallMeters meters;
    private final IdentityHashMap<HttpConnection, IdleWatch> connections = new IdentityHashMap<>();

    CallServer(
            ServerConfig config,
            Paths paths,
            CallClock clock,
            RunningCalls running,
            ListeningPort port,
            CallMeters meters) {
        this.config = config;
        this.proxies = new TrustedProxies(config.trustedProxies().orElse(List.of()));
        this.paths = paths;
        this.clock = clock;
        this.running = running;
        this.port = port;
        this.meters = meters;
    }

    @Override
    public void start(Promise<Void> started) {
        HttpServer server = vertx.createHttpServer(options());
        server.connectionHandler(this::connected)
                .invalidRequestHandler(this::refuseHead)
                .requestHandler(this::serve)
                .listen()
                .onSuccess(listening -> port.open(listening.actualPort()))
                .<Void>mapEmpty()
                .onComplete(started);
    }

    private HttpServerOptions options() {
        return new HttpServerOptions()
                .setHost(config.host())
                .setPort(config.port() == 0 ? ANY_FREE_PORT : config.port())
                .setAcceptBacklog(config.acceptBacklog())
                .setMaxHeaderSize((int) config.headerLimit().asLongValue())
                .setMaxInitialLineLength((int) config.lineLimit().asLongValue())
                .setHttp2ClearTextEnabled(false)
                // No web sockets here, and their handlers would look at every message.
                .setPerFrameWebSocketCompressionSupported(false)
                .setPerMessageWebSocketCompressionSupported(false)
                .setTcpNoDelay(true);
    }

    private void connected(HttpConnection connection) {
        port.accepted(connection);
        IdleWatch watch = new IdleWatch(vertx, config.idleTimeout(), () -> drop(connection));
        connections.put(connection, watch);
        connection.closeHandler(closed -> {
            watch.stop();
            connections.remove(connection);
        });
    }

    private void serve(HttpServerRequest request) {
        HttpConnection connection = request.connection();
        CallId id = CallId.at(clock.now());
        BodyReader body = new BodyReader(request, config, running, () -> drop(connection));
        VertxAnswer answer = new VertxAnswer(context, request.response(), () -> drop(connection));
        answer.header(REQUEST_ID, id.toString());
        IdleWatch watch = connections.get(connection);
        boolean admitted = running.begin();
        if (watch != null) {
            watch.begin(body);
        }
        long began = System.nanoTime();
        answer.afterwards(() -> {
            meters.ended(answer.status(), Duration.ofNanos(System.nanoTime() - began));
            ended(connection, watch, body);
        });
        if (admitted) {
            answer.afterwards(() -> answer.work().onComplete(done -> running.end(body.bytes())));
        }
        if (!admitted) {
            ErrorAnswer.write(answer, ServerFaults.overloaded(config.retryAfter()));
            return;
        }
        if (port.isClosed()) {
            answer.header("connection", "close");
        }
        switch (paths.find(request.method().name(), request.path())) {
            case Paths.Match.NotFound(ApiError error) -> ErrorAnswer.write(answer, error);
            case Paths.Match.Found(Endpoint endpoint, String tail) ->
                    handle(
                            endpoint,
                            new ServerCall(id, context, request, proxies, tail, body, answer));
        }
    }

    private static void handle(Endpoint endpoint, ServerCall call) {
        try {
            endpoint.handle(call);
        } catch (RuntimeException bug) {
            LOG.errorf(bug, "The call %s failed", call.id());
            if (!call.answer().isStarted()) {
                ErrorAnswer.write(call.answer(), ServerFaults.internal());
            }
        }
    }

    private void ended(HttpConnection connection, @Nullable IdleWatch watch, BodyReader body) {
        if (watch != null) {
            watch.end(body);
        }
        body.discard();
        if (port.isClosed()) {
            drop(connection);
        }
    }

    /// The head was not understood: 431, 414 or 400. Vert.x closes the connection after the answer.
    private void refuseHead(HttpServerRequest request) {
        VertxAnswer answer =
                new VertxAnswer(context, request.response(), () -> drop(request.connection()));
        answer.header(REQUEST_ID, CallId.at(clock.now()).toString());
        answer.header("connection", "close");
        ErrorAnswer.write(answer, headFault(request.decoderResult().cause()));
    }

    private ApiError headFault(@Nullable Throwable cause) {
        return switch (cause) {
            case TooLongHttpLineException line ->
                    CallerFaults.requestTooLarge(414, "The request's URL is too long.");
            case TooLongHttpHeaderException headers ->
                    CallerFaults.requestTooLarge(
                            431,
                            "The request's headers are larger than "
                                    + config.headerLimit().asLongValue()
                                    + " bytes.");
            case null, default ->
                    CallerFaults.invalidRequest("The request is not valid HTTP.", null);
        };
    }

    private static void drop(HttpConnection connection) {
        var _ = connection.close();
    }
}
