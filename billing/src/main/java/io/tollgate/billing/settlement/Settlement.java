package io.tollgate.billing.settlement;

import io.tollgate.billing.usage.UsageRecord;
import java.util.UUID;

/// What a call turned out to cost, to be taken from its hold. Its record's computed charge may be
/// lowered by Redis to what the hold, the balance and the debt limit allow; the rest is shortfall.
///
/// @param budget as in the call's reservation
public record Settlement(UsageRecord record, UUID budget) {
    /// What became of a settlement or a release. Amounts are nanos of the tenant's currency.
    public sealed interface Outcome {}

    /// The call has ended with this charge, now or at an earlier try. The stream entry exists.
    public record Settled(long chargeNanos, long shortfallNanos) implements Outcome {}

    /// Somebody else ended the call first: a release, or the sweeper that held its gateway for
    /// dead.
    public record EndedBefore(String how, long chargeNanos) implements Outcome {}

    /// Redis knows neither hold nor tombstone; nothing was changed.
    public record UnknownCall() implements Outcome {}
}
