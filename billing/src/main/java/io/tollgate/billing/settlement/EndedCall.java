package io.tollgate.billing.settlement;

import io.tollgate.billing.usage.CallId;
import io.tollgate.billing.usage.UsageRecord;

/// A call that has ended, on its way into PostgreSQL. Amounts are nanos of the tenant's currency.
///
/// @param record as [RecordJson] writes it
public record EndedCall(CallId call, String record, long chargeNanos, long shortfallNanos) {
    /// A call that is charged what was computed.
    public static EndedCall of(UsageRecord record) {
        return new EndedCall(record.call(), RecordJson.write(record), record.computedNanos(), 0);
    }
}
