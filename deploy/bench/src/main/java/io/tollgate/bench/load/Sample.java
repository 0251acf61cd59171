package io.tollgate.bench.load;

import org.HdrHistogram.Histogram;

/// What a load brought.
///
/// @param good answers that were what they should be
/// @param failures calls without one
/// @param firstFailure what the first of them got, for people; empty when there is none
/// @param nanos from the first call's start to the last one's end
/// @param latencies in nanoseconds, from the moment a call was due to the last byte of its answer
public record Sample(
        long good, long failures, String firstFailure, long nanos, Histogram latencies) {
    public long callsPerSecond() {
        return Math.round(good * 1e9 / nanos);
    }

    public long percentileNanos(double percentile) {
        return latencies.getValueAtPercentile(percentile);
    }
}
