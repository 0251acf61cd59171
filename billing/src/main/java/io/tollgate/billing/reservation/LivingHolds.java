package io.tollgate.billing.reservation;

import io.tollgate.billing.shard.Shard;
import io.tollgate.billing.shard.ShardCall;
import io.tollgate.billing.usage.CallId;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The holds of this gateway's running calls, so that a new life of Redis can be told of them.
/// Bounded by the calls that the gateway takes at once. Thread-safe, touches nothing.
@Singleton
public class LivingHolds {
    private final Map<CallId, LivingHold> holds = new ConcurrentHashMap<>();

    /// A hold that was granted and has not ended.
    public record LivingHold(ReserveRequest request, long nanos) {
        /// The operation that takes it again.
        public ShardCall again() {
            return ShardCall.hold(request.operation(), nanos);
        }
    }

    /// A reservation that is repeated keeps what its first grant said.
    void begin(ReserveRequest request, long nanos) {
        holds.putIfAbsent(request.call(), new LivingHold(request, nanos));
    }

    void end(CallId call) {
        holds.remove(call);
    }

    /// Forgets a shard's: somebody else has ended these calls.
    public void forget(Shard shard) {
        of(shard).forEach(hold -> end(hold.request().call()));
    }

    public List<LivingHold> of(Shard shard) {
        return holds.values().stream()
                .filter(hold -> Shard.of(hold.request().tenant()).equals(shard))
                .toList();
    }
}
