package io.tollgate.bench.load;

import java.time.Duration;

/// How calls are made.
///
/// @param connections kept open; each carries one call at a time
/// @param duration in which calls begin
/// @param callsPerSecond the constant rate at which calls are due, whatever became of the ones
///   before (open loop); 0 begins a call whenever a connection is free (closed loop)
public record Plan(int connections, Duration duration, long callsPerSecond) {
    public Plan {
        if (connections < 1 || callsPerSecond < 0 || !duration.isPositive()) {
            throw new IllegalArgumentException("no plan");
        }
    }

    /// As many calls as the target takes.
    public static Plan saturating(int connections, Duration duration) {
        return new Plan(connections, duration, 0);
    }

    boolean open() {
        return callsPerSecond > 0;
    }

    /// When the call of this number is due, after the start.
    long dueNanos(long number) {
        return number * 1_000_000_000L / callsPerSecond;
    }
}
