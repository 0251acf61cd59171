package io.tollgate.billing.shard;

import io.tollgate.catalog.id.TenantId;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.CompletionStage;

/// The way of every operation on balances and holds into Redis: group commit, one batch a shard in
/// flight. Thread-safe, never blocks; stages end on the connection's event loop.
@Singleton
public class ShardCalls {
    private final List<ShardQueue> queues;

    ShardCalls(RedisLink link, Epochs epochs, Incarnation incarnation) {
        queues =
                Shard.ALL.stream()
                        .map(shard -> new ShardQueue(shard, link, epochs, incarnation))
                        .toList();
    }

    /// The reply's strings, the first of them its name. Fails with [ShardClosed] when nothing was
    /// changed because the epoch is over, and with the client's exception when the outcome is
    /// unknown: repeat the call then, it is idempotent.
    public CompletionStage<List<String>> submit(ShardCall call) {
        return queue(call.tenant()).submit(call);
    }

    /// Ends when no operation of the shard is under way; those that come later are not waited for.
    public CompletionStage<?> idle(Shard shard) {
        return queues.get(shard.number()).idle();
    }

    private ShardQueue queue(TenantId tenant) {
        return queues.get(Shard.of(tenant).number());
    }
}
