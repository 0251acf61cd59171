package io.tollgate.gateway.relay;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.faulttolerance.api.TypedGuard;
import io.tollgate.gateway.upstream.UpstreamAnswer;
import io.tollgate.gateway.upstream.UpstreamAttempt;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.eclipse.microprofile.faulttolerance.exceptions.BulkheadException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OpeningTest {
    private static final Duration SHORT = Duration.ofMillis(50);
    private static final Duration LONG = Duration.ofMinutes(1);

    private final Vertx vertx = Vertx.vertx();
    private final Context loop = vertx.getOrCreateContext();
    private final Opening opening = new Opening(loop);
    private final Attempt attempt = new Attempt();

    @AfterEach
    void close() throws Exception {
        var _ = vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    @Test
    void anAttemptWithoutContentInTimeIsGivenUp() throws Exception {
        assertThat(get(run(new Open(), SHORT))).isInstanceOf(AttemptEnd.NoContent.class);

        assertThat(attempt.sent).isTrue();
        assertThat(attempt.cancelled).isTrue();
    }

    @Test
    void anAnswerThatHasBegunHasAllTheTimeItNeeds() throws Exception {
        Future<AttemptEnd> end = run(new Open(), SHORT);
        loop.runOnContext(now -> opening.opened());
        after(SHORT.multipliedBy(4));

        assertThat(end.isComplete()).isFalse();
        assertThat(attempt.cancelled).isFalse();
    }

    @Test
    void withoutPatienceNothingEndsAnAttempt() throws Exception {
        Future<AttemptEnd> end = run(new Open(), null);
        after(SHORT.multipliedBy(4));

        assertThat(end.isComplete()).isFalse();
    }

    @Test
    void whatMayNotWaitIsCrowdedAndNotSent() throws Exception {
        assertThat(get(run(new Full(), LONG))).isInstanceOf(AttemptEnd.Crowded.class);

        assertThat(attempt.sent).isFalse();
    }

    @Test
    void whatWaitedIsSentOnItsOwnLoop() throws Exception {
        Queue queue = new Queue();
        var _ = run(queue, LONG);
        after(SHORT);
        assertThat(attempt.sent).isFalse();

        queue.letThrough();
        after(SHORT);

        assertThat(attempt.sent).isTrue();
        assertThat(attempt.thread).isEqualTo(threadOf(loop));
    }

    @Test
    void whatWaitedTooLongIsNeverSent() throws Exception {
        Queue queue = new Queue();
        assertThat(get(run(queue, SHORT))).isInstanceOf(AttemptEnd.NoContent.class);

        queue.letThrough();
        after(SHORT);

        assertThat(attempt.sent).isFalse();
    }

    private Future<AttemptEnd> run(
            TypedGuard<CompletionStage<Void>> guard, @Nullable Duration patience) throws Exception {
        CompletableFuture<Future<AttemptEnd>> begun = new CompletableFuture<>();
        Promise<AttemptEnd> unread = Promise.promise();
        loop.runOnContext(now ->
                begun.complete(
                        opening.run(guard, patience, attempt::send, sent -> unread.future())));
        return begun.get(10, TimeUnit.SECONDS);
    }

    private static AttemptEnd get(Future<AttemptEnd> end) throws Exception {
        return end.toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    /// Returns when the loop has run its timers of that long.
    private void after(Duration time) throws Exception {
        CompletableFuture<Void> passed = new CompletableFuture<>();
        loop.runOnContext(now ->
                vertx.setTimer(
                        time.toMillis(),
                        fired -> loop.runOnContext(later -> passed.complete(null))));
        var _ = passed.get(10, TimeUnit.SECONDS);
    }

    private static Thread threadOf(Context context) throws Exception {
        CompletableFuture<Thread> thread = new CompletableFuture<>();
        context.runOnContext(now -> thread.complete(Thread.currentThread()));
        return thread.get(10, TimeUnit.SECONDS);
    }

    private static final class Attempt implements UpstreamAttempt {
        private volatile boolean sent;
        private volatile boolean cancelled;
        private volatile @Nullable Thread thread;

        UpstreamAttempt send() {
            sent = true;
            thread = Thread.currentThread();
            return this;
        }

        @Override
        public Future<UpstreamAnswer> answer() {
            return Promise.<UpstreamAnswer>promise().future();
        }

        @Override
        public void cancel() {
            cancelled = true;
        }
    }

    /// Lets everything through at once.
    private static class Open implements TypedGuard<CompletionStage<Void>> {
        @Override
        public CompletionStage<Void> get(Supplier<CompletionStage<Void>> action) {
            return action.get();
        }

        @Override
        public CompletionStage<Void> call(Callable<CompletionStage<Void>> action) {
            throw new UnsupportedOperationException();
        }
    }

    /// Has no room.
    private static final class Full extends Open {
        @Override
        public CompletionStage<Void> get(Supplier<CompletionStage<Void>> action) {
            return CompletableFuture.failedFuture(new BulkheadException("full"));
        }
    }

    /// Lets one wait, and then through on a thread of another call.
    private static final class Queue extends Open {
        private final CompletableFuture<Void> result = new CompletableFuture<>();
        private @Nullable Supplier<CompletionStage<Void>> waiting;

        @Override
        public CompletionStage<Void> get(Supplier<CompletionStage<Void>> action) {
            waiting = action;
            return result;
        }

        void letThrough() {
            if (waiting == null) {
                throw new IllegalStateException("nothing waits");
            }
            var _ =
                    waiting.get()
                            .whenComplete((nothing, failure) -> {
                                boolean _ =
                                        failure == null
                                                ? result.complete(null)
                                                : result.completeExceptionally(failure);
                            });
        }
    }
}
