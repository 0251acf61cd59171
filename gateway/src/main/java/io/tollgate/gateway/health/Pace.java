package io.tollgate.gateway.health;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.SequencedSet;

/// How long calls of one lane wait for their first content: an exponentially weighted mean of those
/// that got it, and the calls that still wait. Moments are nanoseconds of one clock. Not
/// thread-safe.
final class Pace {
    private static final double NEWEST = 0.3;

    private final SequencedSet<Waiting> waiting = new LinkedHashSet<>();
    private final long memoryNanos;
    private double meanNanos;
    private long lastSample;
    private boolean known;

    Pace(Duration memory) {
        memoryNanos = memory.toNanos();
    }

    /// A call that has been sent.
    static final class Waiting {
        private final long since;

        private Waiting(long since) {
            this.since = since;
        }
    }

    Waiting begin(long now) {
        Waiting call = new Waiting(now);
        waiting.add(call);
        return call;
    }

    /// Its first content is here.
    void arrived(Waiting call, long now) {
        if (waiting.remove(call)) {
            sample(now - call.since, now);
        }
    }

    /// It ended without content.
    void left(Waiting call) {
        boolean _ = waiting.remove(call);
    }

    /// The mean, or NaN when nothing is known.
    double meanNanos(long now) {
        return known && now - lastSample < memoryNanos ? meanNanos : Double.NaN;
    }

    /// How long the one has waited that waits longest; 0 when none does.
    long longestWaitNanos(long now) {
        return waiting.isEmpty() ? 0 : now - waiting.getFirst().since;
    }

    private void sample(long nanos, long now) {
        boolean fresh = Double.isNaN(meanNanos(now));
        meanNanos = fresh ? nanos : meanNanos + NEWEST * (nanos - meanNanos);
        lastSample = now;
        known = true;
    }
}
