package io.tollgate.billing;

import io.tollgate.billing.reservation.CallLimits;
import io.tollgate.billing.reservation.ReserveRequest;
import io.tollgate.billing.usage.CallId;
import io.tollgate.billing.usage.TokenUsage;
import io.tollgate.billing.usage.UsageRecord;
import io.tollgate.catalog.id.Ids;
import io.tollgate.catalog.id.KeyId;
import io.tollgate.catalog.id.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Calls as a gateway would describe them.
public final class Calls {
    public static final KeyId KEY = new KeyId(Ids.next());
    public static final String MODEL = "deepseek-v4";
    private static final UUID UPSTREAM = Ids.next();
    private static final UUID VERSION = Ids.next();

    private Calls() {}

    public static CallId next() {
        return CallId.at(Instant.now());
    }

    public static ReserveRequest request(TenantId tenant, CallId call, long min, long max) {
        return request(tenant, call, min, max, Instant.now().plus(Duration.ofMinutes(10)));
    }

    public static ReserveRequest request(
            TenantId tenant, CallId call, long min, long max, Instant deadline) {
        return limited(tenant, KEY, call, min, max, deadline, CallLimits.NONE);
    }

    /// A call of a key with limits, whose budget is its own.
    public static ReserveRequest limited(
            TenantId tenant,
            KeyId key,
            CallId call,
            long min,
            long max,
            Instant deadline,
            CallLimits limits) {
        return new ReserveRequest(
                call, tenant, key, key.value(), MODEL, "USD", min, max, deadline, limits);
    }

    /// A completed call whose cost to us is a tenth of its charge.
    public static UsageRecord record(TenantId tenant, CallId call, long nanos) {
        return record(tenant, KEY, call, nanos);
    }

    public static UsageRecord record(TenantId tenant, KeyId key, CallId call, long nanos) {
        return new UsageRecord(
                call,
                tenant,
                key,
                MODEL,
                true,
                UsageRecord.Status.COMPLETED,
                new TokenUsage(1, 2, 3, 4, 5),
                UsageRecord.UsageSource.REPORTED,
                Map.of("audio", 7L),
                "USD",
                nanos,
                List.of(new UsageRecord.ChargeLine("output", 9, 1_000_000, nanos)),
                VERSION,
                new UsageRecord.Retail(2 * nanos, "USD", VERSION),
                new UsageRecord.Cost(nanos / 10, "USD", VERSION),
                new UsageRecord.Upstream(UPSTREAM, "sim", "deepseek-v4-pro", null),
                12,
                3L,
                List.of(
                        new UsageRecord.Attempt("first", 503, "overloaded", 5),
                        new UsageRecord.Attempt("sim", 200, null, 7)));
    }

    public static UsageRecord failed(TenantId tenant, CallId call) {
        return UsageRecord.nothing(call, tenant, KEY, MODEL, "USD", UsageRecord.Status.FAILED);
    }
}
