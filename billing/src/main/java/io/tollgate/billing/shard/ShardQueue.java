package io.tollgate.billing.shard;

import io.vertx.redis.client.Response;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

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
    private final List<CompletableFuture<Boolean>> idle = new ArrayList<>();
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

    CompletionStage<Boolean> idle() {
        CompletableFuture<Boolean> rest = new CompletableFuture<>();
        synchronized (this) {
            if (inFlight) {
                idle.add(rest);
                return rest;
            }
        }
        rest.complete(true);
        return rest;
    }

    private void sendNext() {
        List<Waiting> batch = new ArrayList<>();
        List<CompletableFuture<Boolean>> resting = List.of();
        synchronized (this) {
            Deque<Waiting> source = settlements.isEmpty() ? reservations : settlements;
            while (batch.size() < BATCH && !source.isEmpty()) {
                batch.add(source.removeFirst());
            }
            if (batch.isEmpty()) {
                inFlight = false;
                resting = List.copyOf(idle);
                idle.clear();
            }
        }
        if (batch.isEmpty()) {
            resting.forEach(rest -> rest.complete(true));
            return;
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
    /// that harmless. So is a batch of which one operation is malformed.
    private CompletionStage<Boolean> recover(
            List<Waiting> batch, ShardKeys keys, Throwable failure) {
        if (BatchScript.isRefused(failure)) {
            return CompletableFuture.failedStage(new ShardClosed(shard));
        }
        if (BatchScript.isBroken(failure)) {
            epochs.condemn(shard, keys.epoch());
            return CompletableFuture.failedStage(new RedisUnavailable(failure));
        }
        CompletionStage<Boolean> linked = CompletableFuture.completedStage(true);
        for (Waiting one : batch) {
            linked =
                    linked.thenCompose(
                            alive -> alive ? repeat(one, keys, failure) : lost(one, failure));
        }
        return linked;
    }

    /// False when Redis did not answer, so that the rest of the batch need not wait for that too.
    private CompletionStage<Boolean> repeat(Waiting one, ShardKeys keys, Throwable first) {
        return script.run(link, keys, List.of(one.call()))
                .handle((reply, failure) -> {
                    if (failure == null && !BatchScript.isEpochOver(reply)) {
                        return one.outcome().complete(BatchScript.strings(reply.get(0)));
                    }
                    if (failure == null) {
                        epochs.close(shard, keys.epoch());
                    } else if (BatchScript.isBroken(failure)) {
                        epochs.condemn(shard, keys.epoch());
                    }
                    // Not ShardClosed: the first try may have taken effect.
                    return BatchScript.isMalformed(failure)
                            ? one.outcome()
                                    .completeExceptionally(
                                            new IllegalArgumentException(one.call().toString()))
                            : !one.outcome().completeExceptionally(new RedisUnavailable(first));
                });
    }

    private static CompletionStage<Boolean> lost(Waiting one, Throwable failure) {
        return CompletableFuture.completedStage(
                !one.outcome().completeExceptionally(new RedisUnavailable(failure)));
    }
}
