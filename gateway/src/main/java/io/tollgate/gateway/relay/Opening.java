package io.tollgate.gateway.relay;

import io.smallrye.faulttolerance.api.TypedGuard;
import io.tollgate.gateway.upstream.UpstreamAttempt;
import io.vertx.core.AsyncResult;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;
import org.eclipse.microprofile.faulttolerance.exceptions.BulkheadException;
import org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException;
import org.jspecify.annotations.Nullable;

/// One attempt under the guard of its lane, which ends its power with the first content. Belongs to
/// the call's event loop.
final class Opening {
    private final Context context;
    private final Promise<Void> opened = Promise.promise();
    private final Promise<AttemptEnd> end = Promise.promise();
    private @Nullable UpstreamAttempt attempt;
    private volatile boolean entering;
    private boolean answered;

    Opening(Context context) {
        this.context = context;
    }

    /// @param send begins the attempt
    /// @param read how it ends
    Future<AttemptEnd> run(
            TypedGuard<CompletionStage<Void>> guard,
            Supplier<UpstreamAttempt> send,
            Function<UpstreamAttempt, Future<AttemptEnd>> read) {
        entering = true;
        CompletionStage<Void> guarded =
                guard.get(() -> {
                    // One that had to wait is let through on another call's thread.
                    onLoop(() -> {
                        UpstreamAttempt sent = send.get();
                        attempt = sent;
                        read.apply(sent).onComplete(this::ended);
                    });
                    return opened.future().toCompletionStage();
                });
        entering = false;
        var _ =
                guarded.whenComplete((nothing, failure) -> {
                    if (failure != null) {
                        context.runOnContext(later -> refused(failure));
                    }
                });
        return end.future();
    }

    private void onLoop(Runnable begin) {
        if (entering) {
            begin.run();
        } else {
            context.runOnContext(later -> begin.run());
        }
    }

    /// The upstream works on the call: it will want money for the prompt.
    void answered() {
        answered = true;
    }

    boolean isAnswered() {
        return answered;
    }

    /// The answer has begun: the guard has nothing more to say.
    void opened() {
        boolean _ = opened.tryComplete();
    }

    private void ended(AsyncResult<AttemptEnd> result) {
        opened();
        boolean _ =
                result.succeeded() ? end.tryComplete(result.result()) : end.tryFail(result.cause());
    }

    private void refused(Throwable failure) {
        if (!opened.tryFail(failure)) {
            return;
        }
        boolean _ =
                switch (failure) {
                    case TimeoutException late ->
                            end.tryComplete(new AttemptEnd.NoContent(Failures.noContentInTime()));
                    case BulkheadException full ->
                            end.tryComplete(new AttemptEnd.Crowded(Failures.crowded()));
                    default -> end.tryFail(failure);
                };
        if (attempt != null) {
            attempt.cancel();
        }
    }
}
