package io.tollgate.billing.shard;

import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Waiting for Redis on a worker thread.
public final class Waits {
    /// Far above any command's time, so that only a Redis that is gone or paused is given up.
    private static final long PATIENCE_SECONDS = 10;

    private Waits() {}

    /// Blocks. Throws [RedisUnavailable] when the reply failed or did not come in time.
    public static <T> T forReply(CompletionStage<T> reply) {
        try {
            return reply.toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new RedisUnavailable(interrupted);
        } catch (ExecutionException failure) {
            throw new RedisUnavailable(failure.getCause() == null ? failure : failure.getCause());
        } catch (TimeoutException late) {
            throw new RedisUnavailable(late);
        }
    }
}
