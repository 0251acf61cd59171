package io.tollgate.billing.reservation;

import io.tollgate.billing.reservation.Rates.Holder;
import io.tollgate.billing.reservation.Rates.Unit;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What became of a reservation. Amounts are nanos of the tenant's currency. Only a grant consumes
/// anything.
public sealed interface ReserveOutcome {
    /// What is left of the rate limits.
    default Rates rates() {
        return Rates.NONE;
    }

    /// The hold exists, from now or from an earlier try.
    record Granted(long holdNanos, Rates rates) implements ReserveOutcome {
        public Granted(long holdNanos) {
            this(holdNanos, Rates.NONE);
        }
    }

    /// A limit of requests or tokens a minute.
    ///
    /// @param patience until the call fits, null when it is larger than the limit itself
    record RateLimited(Holder holder, Unit unit, @Nullable Duration patience, Rates rates)
            implements ReserveOutcome {}

    /// As many calls as are allowed at once are in flight.
    record TooManyAtOnce(Holder holder, long limit, Rates rates) implements ReserveOutcome {}

    /// Not enough is left of the key's budget. With what its calls in flight hold it might have
    /// been.
    record BudgetShort(long neededNanos, long leftNanos, long heldNanos, Rates rates)
            implements ReserveOutcome {
        /// Whether waiting for the calls in flight can help.
        public boolean heldByOthers() {
            return neededNanos <= leftNanos + heldNanos;
        }
    }

    /// Not enough is available. With what is held by calls in flight it might have been.
    record InsufficientCredit(long neededNanos, long availableNanos, long heldNanos, Rates rates)
            implements ReserveOutcome {
        public InsufficientCredit(long neededNanos, long availableNanos, long heldNanos) {
            this(neededNanos, availableNanos, heldNanos, Rates.NONE);
        }

        /// Whether waiting for the calls in flight can help.
        public boolean heldByOthers() {
            return neededNanos <= availableNanos + heldNanos;
        }
    }

    /// Too much usage waits to be booked in PostgreSQL, or Redis is nearly full; nothing was
    /// changed.
    record LedgerBehind() implements ReserveOutcome {}

    /// The call has ended already; nothing was changed.
    record AlreadyEnded(String how) implements ReserveOutcome {}
}
