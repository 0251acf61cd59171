package io.tollgate.gateway.upstream.dialect;

import io.tollgate.billing.usage.TokenUsage;
import java.util.Map;

/// An upstream's own count, made disjoint.
///
/// @param tokens what has a price
/// @param inconsistent the counts contradicted each other (more cached than prompt tokens) and were
///   lowered to fit
/// @param unpriced tokens of kinds that we do not know, by their wire name; not in `tokens`,
///   charged 0, to be recorded and alarmed
public record ReportedUsage(TokenUsage tokens, boolean inconsistent, Map<String, Long> unpriced) {
    public ReportedUsage {
        unpriced = Map.copyOf(unpriced);
    }
}
