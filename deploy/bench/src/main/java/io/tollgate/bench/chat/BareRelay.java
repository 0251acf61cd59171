package io.tollgate.bench.chat;

import io.vertx.core.AbstractVerticle;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;

/// Passes calls on and back and does nothing else: what is left of the gateway without keys, money
/// and health, on the same libraries. A program of its own: `relay PORT UPSTREAM_PORT`.
public final class BareRelay extends AbstractVerticle {
    private static final int CONNECTIONS = 1_024;
    private static final String HOST = "127.0.0.1";

    private final int port;
    private final int upstreamPort;

    private BareRelay(int port, int upstreamPort) {
        this.port = port;
        this.upstreamPort = upstreamPort;
    }

    /// Starts it, one an event loop, as the gateway does. Runs until the process ends.
    public static void run(int port, int upstreamPort) {
        var _ =
                Vertx.vertx()
                        .deployVerticle(
                                () -> new BareRelay(port, upstreamPort),
                                new DeploymentOptions()
                                        .setInstances(Runtime.getRuntime().availableProcessors()))
                        .toCompletionStage()
                        .toCompletableFuture()
                        .join();
    }

    @Override
    public void start(Promise<Void> started) {
        HttpClient client =
                vertx.createHttpClient(
                        new HttpClientOptions()
                                .setDefaultHost(HOST)
                                .setDefaultPort(upstreamPort)
                                .setMaxPoolSize(CONNECTIONS)
                                .setTcpNoDelay(true));
        vertx.createHttpServer(
                        new HttpServerOptions().setHost(HOST).setPort(port).setTcpNoDelay(true))
                .requestHandler(request -> relay(client, request))
                .listen()
                .<Void>mapEmpty()
                .onComplete(started);
    }

    private static void relay(HttpClient client, HttpServerRequest request) {
        request.body()
                .compose(body ->
                        client.request(request.method(), request.uri())
                                .compose(to -> send(to, request, body)))
                .onSuccess(answer -> passBack(answer, request.response()))
                .onFailure(failure -> fail(request.response()));
    }

    private static Future<HttpClientResponse> send(
            HttpClientRequest to, HttpServerRequest request, Buffer body) {
        return to.putHeader(HttpHeaders.CONTENT_TYPE, request.getHeader(HttpHeaders.CONTENT_TYPE))
                .putHeader(HttpHeaders.AUTHORIZATION, request.getHeader(HttpHeaders.AUTHORIZATION))
                .send(body);
    }

    private static void passBack(HttpClientResponse answer, HttpServerResponse to) {
        String length = answer.getHeader(HttpHeaders.CONTENT_LENGTH);
        to.setStatusCode(answer.statusCode())
                .putHeader(HttpHeaders.CONTENT_TYPE, answer.getHeader(HttpHeaders.CONTENT_TYPE));
        if (length == null) {
            to.setChunked(true);
        } else {
            to.putHeader(HttpHeaders.CONTENT_LENGTH, length);
        }
        answer.pipeTo(to).onFailure(failure -> to.reset());
    }

    private static void fail(HttpServerResponse to) {
        var _ = to.setStatusCode(502).end();
    }
}
