package io.tollgate.billing.reservation;

import io.tollgate.billing.settlement.Settlement;
import java.util.concurrent.CompletionStage;

/// Holds on prepaid balances. Every operation is idempotent by call id at every moment, never
/// blocks the caller, and ends on another thread; a stage that fails means that the outcome is
/// unknown (repeat it) or, with [io.tollgate.billing.shard.ShardClosed], that nothing was changed.
public interface Reservations {
    /// Takes a hold of `min(available, max)`, or refuses below `min` and changes nothing.
    CompletionStage<ReserveOutcome> reserve(ReserveRequest request);

    /// Notes what a running call has come to, so that it is charged for that if its gateway dies.
    /// False when the call is not running any more.
    CompletionStage<Boolean> checkpoint(Settlement soFar);

    /// Takes the charge from the call's hold, frees the rest and makes the durable record.
    CompletionStage<Settlement.Outcome> settle(Settlement settlement);

    /// Frees the hold, charges nothing and books the record; a reservation of this call that
    /// arrives later grants nothing.
    CompletionStage<Settlement.Outcome> release(Settlement settlement);
}
