package io.tollgate.billing.reservation;

import io.tollgate.billing.money.Money;
import io.tollgate.billing.shard.ShardCall;
import io.tollgate.billing.usage.CallId;
import io.tollgate.catalog.id.KeyId;
import io.tollgate.catalog.id.TenantId;
import java.time.Instant;
import java.util.UUID;

/// A wish for a hold.
///
/// @param budget whose limits the call counts for: shared by a key and those it was rotated to
/// @param minNanos the least hold that is of use, nanos of the tenant's currency
/// @param maxNanos the most that the call can cost
/// @param deadline when the sweeper may end the call even if its gateway lives
/// @param currency the tenant's, an ISO code; kept with the hold for the record of an abandoned
///   call
public record ReserveRequest(
        CallId call,
        TenantId tenant,
        KeyId key,
        UUID budget,
        String model,
        String currency,
        long minNanos,
        long maxNanos,
        Instant deadline,
        CallLimits limits) {
    public ReserveRequest {
        if (minNanos < 0 || maxNanos < minNanos || maxNanos > Money.MAX_NANOS) {
            throw new IllegalArgumentException("hold between " + minNanos + " and " + maxNanos);
        }
    }

    ShardCall operation() {
        return ShardCall.reserve(
                tenant,
                budget,
                call,
                minNanos,
                maxNanos,
                deadline.toEpochMilli(),
                HoldFacts.text(this),
                limits.text());
    }
}
