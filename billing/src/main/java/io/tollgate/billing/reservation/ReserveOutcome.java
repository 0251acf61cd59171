package io.tollgate.billing.reservation;

/// What became of a reservation. Amounts are nanos of the tenant's currency.
public sealed interface ReserveOutcome {
    /// The hold exists, from now or from an earlier try.
    record Granted(long holdNanos) implements ReserveOutcome {}

    /// Not enough is available; nothing was changed. With what is held by calls in flight it might
    /// have been.
    record InsufficientCredit(long neededNanos, long availableNanos, long heldNanos)
            implements ReserveOutcome {
        /// Whether waiting for the calls in flight can help.
        public boolean heldByOthers() {
            return neededNanos <= availableNanos + heldNanos;
        }
    }

    /// The call has ended already; nothing was changed.
    record AlreadyEnded(String how) implements ReserveOutcome {}
}
