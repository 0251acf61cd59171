package io.tollgate.billing.shard;

import io.tollgate.billing.usage.CallId;
import io.tollgate.catalog.id.TenantId;
import java.util.List;

/// One operation for [ShardCalls], idempotent by its call id. Amounts are nanos, 0 to 2^53 - 1.
public record ShardCall(Kind kind, TenantId tenant, String call, List<String> arguments) {
    static final int FIELDS = 7;

    /// What the script is asked to do; settlements and what frees holds run before reservations,
    /// and even when memory is full.
    public enum Kind {
        RESERVE,
        SETTLE,
        RELEASE,
        SWEEP,
        LOAD
    }

    public static ShardCall reserve(
            TenantId tenant, CallId call, long min, long max, long deadlineMs, String facts) {
        return new ShardCall(
                Kind.RESERVE,
                tenant,
                call.toString(),
                List.of(text(min), text(max), text(deadlineMs), facts));
    }

    public static ShardCall settle(TenantId tenant, CallId call, long computed, String record) {
        return new ShardCall(
                Kind.SETTLE, tenant, call.toString(), List.of(text(computed), record, "", ""));
    }

    public static ShardCall release(TenantId tenant, CallId call, String record) {
        return new ShardCall(Kind.RELEASE, tenant, call.toString(), List.of(record, "", "", ""));
    }

    public static ShardCall sweep(TenantId tenant, CallId call, String record) {
        return new ShardCall(Kind.SWEEP, tenant, call.toString(), List.of(record, "", "", ""));
    }

    /// Carries the ledger's base to Redis.
    ///
    /// @param base may be negative and past 2^53 - 1
    public static ShardCall load(TenantId tenant, long base, long version, long debtLimit) {
        return new ShardCall(
                Kind.LOAD, tenant, "", List.of(text(base), text(version), text(debtLimit), ""));
    }

    boolean yields() {
        return kind == Kind.RESERVE;
    }

    private static String text(long amount) {
        return Long.toString(amount);
    }
}
