package io.tollgate.billing.usage;

import io.tollgate.catalog.id.KeyId;
import io.tollgate.catalog.id.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What happened in one reserved call and what it is worth: written once, by the stream or by
/// hand-in, charge 0 included. All amounts are nanos, 0 or more; the charge and shortfall that
/// count are those of the settlement, which may lower the computed charge.
///
/// @param call its moment is the record's `created_at`
/// @param currency the tenant's, an ISO code
/// @param computedNanos the sum of the charge lines
/// @param unpriced units of billable kinds that we do not know, charged 0
/// @param upstream null when no attempt was made
public record UsageRecord(
        CallId call,
        TenantId tenant,
        KeyId key,
        String model,
        boolean stream,
        Status status,
        TokenUsage usage,
        UsageSource usageSource,
        Map<String, Long> unpriced,
        String currency,
        long computedNanos,
        List<ChargeLine> chargeLines,
        @Nullable UUID priceVersion,
        @Nullable Retail retail,
        @Nullable Cost cost,
        @Nullable Upstream upstream,
        long latencyMs,
        @Nullable Long timeToFirstTokenMs,
        List<Attempt> attempts) {

    public UsageRecord {
        unpriced = Map.copyOf(unpriced);
        chargeLines = List.copyOf(chargeLines);
        attempts = List.copyOf(attempts);
    }

    public Instant createdAt() {
        return call.moment();
    }

    /// The record of a reserved call that produced nothing: charge 0, no cost.
    public static UsageRecord nothing(
            CallId call, TenantId tenant, KeyId key, String model, String currency, Status status) {
        return new UsageRecord(
                call,
                tenant,
                key,
                model,
                false,
                status,
                TokenUsage.NONE,
                UsageSource.NONE,
                Map.of(),
                currency,
                0,
                List.of(),
                null,
                null,
                null,
                null,
                0,
                null,
                List.of());
    }

    /// How the call ended.
    public enum Status {
        COMPLETED,
        /// Ended early after some content; only what was passed on is charged.
        PARTIAL,
        /// No content; charged 0.
        FAILED,
        /// Its gateway died; charged up to its last checkpoint.
        ABANDONED,
        CLIENT_GONE
    }

    /// Where the token counts come from.
    public enum UsageSource {
        REPORTED,
        ESTIMATED,
        PARTIAL,
        NONE
    }

    /// The upstream that answered.
    public record Upstream(UUID id, String name, String model, @Nullable String credential) {}

    /// The provider's public price of the same tokens.
    public record Retail(long nanos, String currency, UUID version) {}

    /// What we owe the upstream, in its currency.
    public record Cost(long nanos, String currency, UUID version) {}

    /// One kind of the charge: `nanos` is `units x price`, rounded once.
    ///
    /// @param kind a token kind's wire name, or `request`
    public record ChargeLine(String kind, long units, long nanosPerMillion, long nanos) {}

    /// One try at an upstream.
    ///
    /// @param status the HTTP status, null if none came
    /// @param failureClass a failure class of the upstream, null for success
    /// @param credential its name, null if unknown
    /// @param chosenBy why it was tried, null for the usual choice by weight
    /// @param passedOver what was left out for it, each as `upstream/credential: why`
    /// @param cost an estimate of what the upstream takes for nothing, for an attempt that it had
    ///   begun to answer; ours, in no account, null if there is none or it is unknown
    public record Attempt(
            String upstream,
            @Nullable Integer status,
            @Nullable String failureClass,
            long latencyMs,
            @Nullable String credential,
            @Nullable String chosenBy,
            List<String> passedOver,
            @Nullable Cost cost) {
        /// What an attempt without a reason was chosen by.
        public static final String USUAL_CHOICE = "weight";

        public Attempt {
            passedOver = List.copyOf(passedOver);
        }

        /// One of which no more is known.
        public Attempt(
                String upstream,
                @Nullable Integer status,
                @Nullable String failureClass,
                long latencyMs) {
            this(upstream, status, failureClass, latencyMs, null, null, List.of(), null);
        }
    }
}
