package io.tollgate.gateway.meter;

import io.tollgate.billing.usage.TokenUsage;
import io.tollgate.billing.usage.UsageRecord.UsageSource;
import java.util.Map;

/// What a call consumed, and how we know.
///
/// @param unpriced units of billable kinds that have no price, by their wire name
public record Metered(TokenUsage usage, UsageSource source, Map<String, Long> unpriced) {
    public static final Metered NOTHING = new Metered(TokenUsage.NONE, UsageSource.NONE, Map.of());

    public Metered {
        unpriced = Map.copyOf(unpriced);
    }
}
