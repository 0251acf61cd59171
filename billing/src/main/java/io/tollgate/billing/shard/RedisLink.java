package io.tollgate.billing.shard;

import io.vertx.core.Future;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisConnection;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/// One pipelined connection (for commands whose reply is never nil) to Redis, made when first
/// needed and again after a failure. Thread-safe; a stage ends on the connection's event loop,
/// exceptionally when the connection or the command fails.
@ApplicationScoped
public class RedisLink {
    private final Redis redis;
    private @Nullable Future<RedisConnection> connection;

    RedisLink(Redis redis) {
        this.redis = redis;
    }

    public CompletionStage<Response> send(Request request) {
        CompletableFuture<Response> reply = new CompletableFuture<>();
        connected()
                .compose(open -> open.send(request))
                .onSuccess(response -> reply.complete(Objects.requireNonNull(response)))
                .onFailure(reply::completeExceptionally);
        return reply;
    }

    private synchronized Future<RedisConnection> connected() {
        Future<RedisConnection> present = connection;
        if (present == null || present.failed()) {
            present = redis.connect().onSuccess(this::watch);
            connection = present;
        }
        return present;
    }

    private void watch(RedisConnection open) {
        open.exceptionHandler(failure -> forget(open));
        open.endHandler(end -> forget(open));
    }

    private synchronized void forget(RedisConnection closed) {
        if (connection != null && closed.equals(connection.result())) {
            connection = null;
        }
    }
}
