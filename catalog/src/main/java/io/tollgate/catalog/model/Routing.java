package io.tollgate.catalog.model;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// How a model's calls choose among its routes.
///
/// @param sticky whether long prompts that begin alike prefer one place, so that its prompt cache
///   serves them
/// @param allowBelowCost whether routes that cost more than the call sells for are used
/// @param firstTokenTimeout from sending an attempt to its first content; null for the gateway's
///   usual one
public record Routing(
        Policy policy,
        boolean sticky,
        boolean allowBelowCost,
        @Nullable Duration firstTokenTimeout) {
    public static final Routing USUAL = new Routing(Policy.WEIGHTED, true, false, null);

    private static final Duration SHORTEST = Duration.ofMillis(100);
    private static final Duration LONGEST = Duration.ofMinutes(30);

    public Routing {
        if (firstTokenTimeout != null
                && (firstTokenTimeout.compareTo(SHORTEST) < 0
                        || firstTokenTimeout.compareTo(LONGEST) > 0)) {
            throw new IllegalArgumentException("first_token_timeout_ms is 100 to 1800000");
        }
    }

    /// What decides among the healthy routes of one priority.
    public enum Policy {
        /// At random, in proportion to the weights.
        WEIGHTED,
        /// The faster of two random ones, by the time to the first token.
        LATENCY,
        /// The least wholesale price; routes of unknown price come last.
        PRICE,
        /// The greatest margin; routes of unknown margin come last. The same order as by price
        /// where all costs are in the currency of the sale.
        MARGIN
    }
}
