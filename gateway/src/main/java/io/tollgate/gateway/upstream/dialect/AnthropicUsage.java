package io.tollgate.gateway.upstream.dialect;

import io.tollgate.billing.usage.TokenUsage;
import io.tollgate.gateway.json.JsonSink.Scalar;
import io.tollgate.gateway.json.Outline;
import io.tollgate.gateway.json.Outline.Members;
import io.tollgate.gateway.json.Outline.Value;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// Anthropic's usage, whose `input_tokens` exclude what was read from and written to the cache
/// (<https://docs.claude.com/en/api/messages>): disjoint as it comes. In a stream the counts arrive
/// in several events, the later ones replacing the earlier.
final class AnthropicUsage {
    /// Counted among others.
    private static final Set<String> ORDINARY =
            Set.of(
                    "input_tokens",
                    "output_tokens",
                    "cache_creation_input_tokens",
                    "cache_read_input_tokens");

    private final Map<String, Long> counts = new TreeMap<>();
    private boolean unreadable;

    void note(Members usage) {
        usage.members().forEach(this::note);
    }

    private void note(String key, Outline outline) {
        if (outline instanceof Value value && value.kind() == Scalar.NUMBER) {
            long count = UsageCounts.count(value.text());
            unreadable |= count < 0;
            counts.put(key, Math.max(0, count));
        } else if (key.equals("server_tool_use") && outline instanceof Members tools) {
            tools.members().forEach(this::note);
        }
    }

    /// Empty unless input and output are both known.
    Optional<ReportedUsage> reported() {
        if (unreadable
                || !counts.containsKey("input_tokens")
                || !counts.containsKey("output_tokens")) {
            return Optional.empty();
        }
        Map<String, Long> unpriced = new TreeMap<>();
        counts.forEach((kind, n) -> {
            boolean billable = kind.endsWith("_tokens") || kind.endsWith("_requests");
            if (billable && n > 0 && !ORDINARY.contains(kind)) {
                unpriced.put(kind, n);
            }
        });
        TokenUsage tokens =
                new TokenUsage(
                        of("input_tokens"),
                        of("cache_read_input_tokens"),
                        of("cache_creation_input_tokens"),
                        of("output_tokens"),
                        0);
        return Optional.of(new ReportedUsage(tokens, false, unpriced));
    }

    private long of(String kind) {
        return counts.getOrDefault(kind, 0L);
    }
}
