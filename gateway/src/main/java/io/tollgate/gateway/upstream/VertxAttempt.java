package io.tollgate.gateway.upstream;

import io.tollgate.gateway.upstream.UpstreamFailure.Kind;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.ConnectionPoolTooBusyException;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// An attempt on a Vert.x client: a connection, then the request, then the head of the answer.
final class VertxAttempt implements UpstreamAttempt {
    private final Vertx vertx;
    private final UpstreamCall call;
    private final UpstreamConfig config;
    private final Promise<UpstreamAnswer> promise = Promise.promise();
    private @Nullable HttpClientRequest request;
    private @Nullable VertxUpstreamAnswer answer;
    private @Nullable SilenceTimer timer;

    VertxAttempt(Vertx vertx, UpstreamCall call, UpstreamConfig config) {
        this.vertx = vertx;
        this.call = call;
        this.config = config;
    }

    @Override
    public Future<UpstreamAnswer> answer() {
        return promise.future();
    }

    @Override
    public void cancel() {
        if (answer != null) {
            answer.cancel();
        } else {
            fail(Kind.CANCELLED, "given up");
        }
    }

    void start(Future<HttpClientRequest> connecting) {
        connecting.onSuccess(this::send).onFailure(this::notConnected);
    }

    private void notConnected(Throwable cause) {
        if (cause instanceof UpstreamFailure failure) {
            fail(failure);
        } else if (cause instanceof ConnectionPoolTooBusyException) {
            fail(Kind.POOL_EXHAUSTED, "too many calls wait for " + call.upstream().name());
        } else {
            fail(Kind.CONNECT, "no connection to " + call.upstream().name() + ": " + cause);
        }
    }

    private void send(HttpClientRequest connected) {
        if (promise.future().isComplete()) {
            boolean _ = connected.reset();
            return;
        }
        request = connected;
        Duration limit = call.stream() ? config.firstByteTimeout() : config.plainFirstByteTimeout();
        timer = new SilenceTimer(vertx, limit, config.idleTimeout(), () -> silent(limit));
        connected.exceptionHandler(broken -> broken(broken));
        connected.response().onSuccess(this::headArrived).onFailure(this::broken);
        new BodyWriter(connected, call.body()).write();
    }

    private void silent(Duration limit) {
        if (answer != null) {
            answer.silent();
        } else {
            fail(Kind.FIRST_BYTE_TIMEOUT, "no answer within " + limit);
        }
    }

    private void broken(Throwable cause) {
        fail(Kind.BROKEN, "the connection to " + call.upstream().name() + " broke: " + cause);
    }

    private void headArrived(HttpClientResponse response) {
        if (timer == null || promise.future().isComplete()) {
            return;
        }
        response.pause();
        answer = new VertxUpstreamAnswer(response, timer, config.idleTimeout());
        promise.complete(answer);
    }

    private void fail(Kind kind, String message) {
        fail(new UpstreamFailure(kind, message));
    }

    private void fail(UpstreamFailure failure) {
        if (!promise.tryFail(failure)) {
            return;
        }
        if (timer != null) {
            timer.stop();
        }
        if (request != null) {
            boolean _ = request.reset();
        }
    }
}
