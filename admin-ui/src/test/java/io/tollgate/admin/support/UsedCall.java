package io.tollgate.admin.support;

import io.tollgate.billing.usage.CallId;
import io.tollgate.billing.usage.TokenUsage;
import io.tollgate.billing.usage.UsageRecord;
import io.tollgate.catalog.id.Ids;
import io.tollgate.catalog.id.KeyId;
import io.tollgate.catalog.id.TenantId;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// A call that was charged 50,000 nanos, cost us 30,000 and would have been 90,000 at retail.
public final class UsedCall {
    private UsedCall() {}

    public static UsageRecord of(String tenant, KeyId key, UUID version, CallId call) {
        return of(tenant, key, version, call, 90_000);
    }

    /// The same at another list price.
    static UsageRecord of(String tenant, KeyId key, UUID version, CallId call, long retailNanos) {
        return new UsageRecord(
                call,
                TenantId.parse(tenant),
                key,
                "glm-5.1",
                true,
                UsageRecord.Status.COMPLETED,
                new TokenUsage(100, 0, 0, 10, 0),
                UsageRecord.UsageSource.REPORTED,
                Map.of(),
                "USD",
                50_000,
                List.of(
                        new UsageRecord.ChargeLine("input", 100, 500_000_000, 50_000),
                        new UsageRecord.ChargeLine("reasoning", 0, 0, 0)),
                version,
                new UsageRecord.Retail(retailNanos, "USD", version),
                new UsageRecord.Cost(30_000, "USD", version),
                new UsageRecord.Upstream(Ids.next(), "zhipu", "glm-5.1-air", "main"),
                120,
                40L,
                List.of(
                        new UsageRecord.Attempt("zhipu", 500, "server_error", 20),
                        new UsageRecord.Attempt("zhipu", 200, null, 100)));
    }
}
