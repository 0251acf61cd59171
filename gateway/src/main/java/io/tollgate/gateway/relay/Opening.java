package io.tollgate.gateway.relay;

import io.smallrye.faulttolerance.api.TypedGuard;
import io.tollgate.gateway.upstream.UpstreamAttempt;
import io.vertx.core.AsyncResult;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;
import org.eclipse.microprofile.faulttolerance.exceptions.BulkheadException;
import org.jspecify.annotations.Nullable;

/// One attempt under the guard of its lane, which ends its power with the first content. Belongs to
/// the call's event loop.
final class Opening {
    private static final long NO_TIMER = -1;

    private final Context context;
    private final Promise<Void> opened = Promise.promise();
    private final Promise<AttemptEnd> end = Promise.promise();
    private @Nullable UpstreamAttempt attempt;
    private volatile @Nullable Thread entering;
    private boolean answered;
    private long timer = NO_TIMER;

    Opening(Context context) {
        this.context = context;
    }

    /// @param patience until the first content, waiting for the guard included; null if the
    ///   connection's own bounds are enough
    /// @param send begins the attempt
    /// @param read how it ends
    Future<AttemptEnd> run(
            TypedGuard<CompletionStage<Void>> guard,
            @Nullable Duration patience,
            Supplier<UpstreamAttempt> send,
            Function<UpstreamAttempt, Future<AttemptEnd>> read) {
        if (patience != null) {
            timer = context.owner().setTimer(Math.max(1, patience.toMillis()), fired -> late());
        }
        entering = Thread.currentThread();
        CompletionStage<Void> guarded =
                guard.get(() -> {
                    // One that had to wait is let through on another call's thread.
                    onLoop(() -> begin(send, read));
                    return opened.future().toCompletionStage();
                });
        entering = null;
        var _ =
                guarded.whenComplete((nothing, failure) -> {
                    if (failure != null) {
                        context.runOnContext(later -> refused(failure));
                    }
                });
        return end.future();
    }

    private void onLoop(Runnable begin) {
        if (entering == Thread.currentThread()) {
            begin.run();
        } else {
            context.runOnContext(later -> begin.run());
        }
    }

    private void begin(
            Supplier<UpstreamAttempt> send, Function<UpstreamAttempt, Future<AttemptEnd>> read) {
        if (!opened.future().isComplete()) {
            UpstreamAttempt sent = send.get();
            attempt = sent;
            read.apply(sent).onComplete(this::ended);
        }
    }

    /// The upstream works on the call: it will want money for the prompt.
    void answered() {
        answered = true;
    }

    boolean isAnswered() {
        return answered;
    }

    /// The answer has begun: neither guard nor timer has more to say.
    void opened() {
        if (opened.tryComplete()) {
            stopTimer();
        }
    }

    private void ended(AsyncResult<AttemptEnd> result) {
        opened();
        boolean _ =
                result.succeeded() ? end.tryComplete(result.result()) : end.tryFail(result.cause());
    }

    private void late() {
        if (opened.tryFail("no content in time")) {
            boolean _ = end.tryComplete(new AttemptEnd.NoContent(Failures.noContentInTime()));
            if (attempt != null) {
                attempt.cancel();
            }
        }
    }

    private void refused(Throwable failure) {
        if (!opened.tryFail(failure)) {
            return;
        }
        stopTimer();
        boolean _ =
                failure instanceof BulkheadException
                        ? end.tryComplete(new AttemptEnd.Crowded(Failures.crowded()))
                        : end.tryFail(failure);
    }

    private void stopTimer() {
        if (timer != NO_TIMER) {
            boolean _ = context.owner().cancelTimer(timer);
        }
    }
}
