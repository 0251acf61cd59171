package io.tollgate.billing.shard;

import io.vertx.core.Future;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisConnection;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import io.vertx.redis.client.impl.types.ErrorType;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// One pipelined connection (for commands whose reply is never nil) to Redis, made when first
/// needed and again after a failure. Thread-safe; a stage ends on the connection's event loop,
/// exceptionally when the connection or the command fails.
@Singleton
public class RedisLink {
    /// Far above any script's time; past it the reply's fate is unknown, as after a lost
    /// connection.
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Redis redis;
    private @Nullable Future<RedisConnection> connection;

    RedisLink(Redis redis) {
        this.redis = redis;
    }

    public CompletionStage<Response> send(Request request) {
        CompletableFuture<Response> reply = new CompletableFuture<>();
        Future<RedisConnection> used = connected();
        used.compose(open -> open.send(request))
                .timeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                .onSuccess(response -> reply.complete(Objects.requireNonNull(response)))
                .onFailure(failure -> {
                    // The client tells the callers of a lost connection before its end handler.
                    if (!isReply(failure) && forget(used)) {
                        used.onSuccess(RedisConnection::close);
                    }
                    reply.completeExceptionally(failure);
                });
        return reply;
    }

    /// Whether the failure came from Redis itself. The client says that a connection is lost in the
    /// form of a reply.
    static boolean isReply(@Nullable Throwable failure) {
        return failure instanceof ErrorType error && !error.is("CONNECTION_CLOSED");
    }

    private synchronized Future<RedisConnection> connected() {
        Future<RedisConnection> present = connection;
        if (present == null || present.failed()) {
            Future<RedisConnection> fresh = redis.connect();
            connection = fresh;
            fresh.onSuccess(open -> {
                open.exceptionHandler(failure -> lost(fresh));
                open.endHandler(end -> lost(fresh));
            });
            present = fresh;
        }
        return present;
    }

    private void lost(Future<RedisConnection> closed) {
        boolean _ = forget(closed);
    }

    /// Whether it was the present one: whoever forgets it closes it.
    private synchronized boolean forget(Future<RedisConnection> closed) {
        boolean present = closed.equals(connection);
        if (present) {
            connection = null;
        }
        return present;
    }
}
