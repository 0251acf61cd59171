package io.tollgate.billing.shard;

import io.vertx.redis.client.Response;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/// Group commit of one shard: what arises while a batch is in flight goes into the next one,
/// settlements first.
final class ShardQueue {
    /// A script of this size takes Redis about 2 ms; more would delay the other shards.
    private static final int BATCH = 128;

    /// Bounds memory when Redis stalls; past it callers fail at once.
    private static final int WAITING = 20_000;

    private final Shard shard;
    private final RedisLink link;
    private final Epochs epochs;
    private final BatchScript script;
    private final Deque<Waiting> settlements = new ArrayDeque<>();
    private final Deque<Waiting> reservations = new ArrayDeque<>();
    private boolean inFlight;

    record Waiting(ShardCall call, CompletableFuture<List<String>> outcome) {}

    ShardQueue(Shard shard, RedisLink link, Epochs epochs, Incarnation incarnation) {
        this.shard = shard;
        this.link = link;
        this.epochs = epochs;
        this.script = new BatchScript(incarnation);
    }

    CompletionStage<List<String>> submit(ShardCall call) {
        Waiting waiting = new Waiting(call, new CompletableFuture<>());
        synchronized (this) {
            if (call.yields() && reservations.size() >= WAITING) {
                return CompletableFuture.failedStage(new ShardClosed(shard));
            }
            (call.yields() ? reservations : settlements).add(waiting);
            if (inFlight) {
                return waiting.outcome();
            }
            inFlight = true;
        }
        sendNext();
        return waiting.outcome();
    }

    private void sendNext() {
        List<Waiting> batch = new ArrayList<>();
        synchronized (this) {
            Deque<Waiting> source = settlements.isEmpty() ? reservations : settlements;
            while (batch.size() < BATCH && !source.isEmpty()) {
                batch.add(source.removeFirst());
            }
            if (batch.isEmpty()) {
                inFlight = false;
                return;
            }
        }
        send(batch)
                .whenComplete((done, failure) -> {
                    if (failure != null) {
                        batch.forEach(one -> one.outcome().completeExceptionally(failure));
                    }
                    sendNext();
                });
    }

    /// Ends when every operation of the batch has ended.
    private CompletionStage<Boolean> send(List<Waiting> batch) {
        ShardKeys keys;
        try {
            keys = epochs.keys(shard);
        } catch (ShardClosed closed) {
            return CompletableFuture.failedStage(closed);
        }
        List<ShardCall> calls = batch.stream().map(Waiting::call).toList();
        return script.run(link, keys, calls)
                .handle((reply, failure) ->
                        failure == null
                                ? complete(batch, keys, reply)
                                : recover(batch, keys, failure))
                .thenCompose(stage -> stage);
    }

    private CompletionStage<Boolean> complete(List<Waiting> batch, ShardKeys keys, Response reply) {
        if (BatchScript.isEpochOver(reply)) {
            epochs.close(shard, keys.epoch());
            return CompletableFuture.failedStage(new ShardClosed(shard));
        }
        for (int n = 0; n < batch.size(); n++) {
            batch.get(n).outcome().complete(BatchScript.strings(reply.get(n)));
        }
        return CompletableFuture.completedStage(true);
    }

    /// A lost reply leaves the batch's fate open: each operation is repeated alone, its id makes
    /// that harmless.
    private CompletionStage<Boolean> recover(
            List<Waiting> batch, ShardKeys keys, @Nullable Throwable failure) {
        if (BatchScript.isRefused(failure)) {
            return CompletableFuture.failedStage(new ShardClosed(shard));
        }
        if (BatchScript.isBroken(failure)) {
            epochs.close(shard, keys.epoch());
        }
        if (batch.size() == 1 || BatchScript.isBroken(failure)) {
            return CompletableFuture.failedStage(
                    failure == null ? new ShardClosed(shard) : failure);
        }
        CompletionStage<Boolean> all = CompletableFuture.completedStage(true);
        for (Waiting one : batch) {
            all =
                    all.thenCompose(
                            before -> send(List.of(one)).exceptionally(cause -> fail(one, cause)));
        }
        return all;
    }

    private static boolean fail(Waiting one, Throwable cause) {
        return one.outcome().completeExceptionally(cause);
    }
}
