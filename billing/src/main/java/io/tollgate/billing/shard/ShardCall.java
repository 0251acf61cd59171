package io.tollgate.billing.shard;

import io.tollgate.billing.usage.CallId;
import io.tollgate.catalog.id.TenantId;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One operation for [ShardCalls], idempotent by its call id. Amounts are nanos, 0 to 2^53 - 1.
///
/// @param budget what the call's key counts for, null where no key is concerned
public record ShardCall(
        Kind kind, TenantId tenant, @Nullable UUID budget, String call, List<String> arguments) {
    static final int FIELDS = 9;

    /// What the script is asked to do; settlements and what frees holds run before reservations,
    /// and even when memory is full.
    public enum Kind {
        RESERVE,
        ASSERT,
        CHECKPOINT,
        SETTLE,
        RELEASE,
        SWEEP,
        LOAD,
        BUDGET,
        FREE;

        private final String wire = name().toLowerCase(Locale.ROOT);

        String wire() {
            return wire;
        }
    }

    /// How a call ended, for its key's counters.
    ///
    /// @param record its usage record, empty when nothing is to be booked
    /// @param tokens what it really took
    /// @param windows its day and the codes of its budget windows, parted by commas
    public record End(String record, long tokens, String windows) {}

    /// Asks for a hold.
    ///
    /// @param limits as `admit` of the script takes them, empty for none
    public static ShardCall reserve(
            TenantId tenant,
            UUID budget,
            CallId call,
            long min,
            long max,
            long deadlineMs,
            String facts,
            String limits) {
        return new ShardCall(
                Kind.RESERVE,
                tenant,
                budget,
                call.toString(),
                List.of(text(min), text(max), text(deadlineMs), facts, limits));
    }

    /// Takes a running call's hold of an epoch before again, whatever is available.
    public static ShardCall hold(ShardCall reserve, long amount) {
        List<String> asked = reserve.arguments();
        return new ShardCall(
                Kind.ASSERT,
                reserve.tenant(),
                reserve.budget(),
                reserve.call(),
                List.of(text(amount), "", asked.get(2), asked.get(3), asked.get(4)));
    }

    /// Notes what a running call has come to, for the sweeper.
    public static ShardCall checkpoint(
            TenantId tenant, UUID budget, CallId call, long computed, End end) {
        return ended(Kind.CHECKPOINT, tenant, budget, call, computed, end);
    }

    public static ShardCall settle(
            TenantId tenant, UUID budget, CallId call, long computed, End end) {
        return ended(Kind.SETTLE, tenant, budget, call, computed, end);
    }

    public static ShardCall release(TenantId tenant, UUID budget, CallId call, End end) {
        return ended(Kind.RELEASE, tenant, budget, call, 0, end);
    }

    public static ShardCall sweep(TenantId tenant, UUID budget, CallId call, End end) {
        return ended(Kind.SWEEP, tenant, budget, call, 0, end);
    }

    /// Carries the ledger's base to Redis.
    ///
    /// @param base may be negative and past 2^53 - 1
    public static ShardCall load(TenantId tenant, long base, long version, long debtLimit) {
        return new ShardCall(
                Kind.LOAD,
                tenant,
                null,
                "",
                List.of(text(base), text(version), text(debtLimit), "", ""));
    }

    /// Carries to Redis what a budget has used in a window, without what this epoch charged.
    ///
    /// @param version of the tenant's base that was read with it
    /// @param first the window's first day as `yyyymmdd`
    /// @param last its last day
    public static ShardCall budget(
            TenantId tenant,
            UUID budget,
            long used,
            long version,
            String window,
            String first,
            String last) {
        return new ShardCall(
                Kind.BUDGET,
                tenant,
                budget,
                "",
                List.of(text(used), text(version), window, first, last));
    }

    /// Frees the hold of a decrease of credit.
    public static ShardCall free(TenantId tenant, CallId hold) {
        return new ShardCall(Kind.FREE, tenant, null, hold.toString(), List.of("", "", "", "", ""));
    }

    boolean yields() {
        return kind == Kind.RESERVE;
    }

    /// Whether the hold belongs to the process that sends this.
    boolean takesHold() {
        return kind == Kind.RESERVE || kind == Kind.ASSERT;
    }

    private static ShardCall ended(
            Kind kind, TenantId tenant, UUID budget, CallId call, long computed, End end) {
        return new ShardCall(
                kind,
                tenant,
                budget,
                call.toString(),
                List.of(text(computed), end.record(), text(end.tokens()), end.windows(), ""));
    }

    private static String text(long amount) {
        return Long.toString(amount);
    }
}
