package io.tollgate.catalog.people;

import java.time.Duration;

/// How failures in a row slow the next attempt down.
///
/// @param free failures without a delay
/// @param first the delay after the next one; it doubles with each
/// @param longest the delay grows to this
/// @param memory failures are forgotten when this long has passed since the last
public record DelayRule(int free, Duration first, Duration longest, Duration memory) {
    private static final int MOST_DOUBLINGS = 20;

    public DelayRule {
        if (free < 1 || !first.isPositive() || longest.compareTo(first) < 0) {
            throw new IllegalArgumentException("delays grow from a first to a longest");
        }
    }

    /// @param failures in a row, the last one included
    Duration after(int failures) {
        if (failures <= free) {
            return Duration.ZERO;
        }
        Duration grown = first.multipliedBy(1L << Math.min(failures - free - 1, MOST_DOUBLINGS));
        return grown.compareTo(longest) < 0 ? grown : longest;
    }
}
