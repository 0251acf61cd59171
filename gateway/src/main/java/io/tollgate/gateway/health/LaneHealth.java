package io.tollgate.gateway.health;

import java.time.Duration;

/// What one gateway has seen of a lane. Moments are nanoseconds of one clock. Thread-safe.
final class LaneHealth {
    private final HealthConfig config;
    private final Pace streamed;
    private final Pace plain;
    private int failuresInARow;
    private int ejections;
    private boolean ejected;
    private long ejectedUntil;
    private boolean probing;
    private int slowProbes;
    private long nextProbe;

    LaneHealth(HealthConfig config, long now) {
        this.config = config;
        streamed = new Pace(config.memory());
        plain = new Pace(config.memory());
        nextProbe = now;
    }

    /// What matters for choosing.
    ///
    /// @param ejected after failures in a row
    /// @param probeable whether one call may try an ejected or slow lane now
    /// @param ejectedUntil meaningless unless ejected
    /// @param meanNanos mean time to the first content, NaN if unknown
    /// @param waitNanos the longest wait under way
    record View(
            boolean ejected,
            boolean probeable,
            long ejectedUntil,
            double meanNanos,
            long waitNanos) {
        /// The time to the first content that is to be expected, as far as known.
        double expectedNanos() {
            return Double.isNaN(meanNanos)
                    ? (double) waitNanos
                    : Math.max(meanNanos, (double) waitNanos);
        }
    }

    synchronized View view(boolean stream, long now) {
        boolean due = ejected ? now - ejectedUntil >= 0 && !probing : now - nextProbe >= 0;
        Pace pace = pace(stream);
        return new View(
                ejected, due, ejectedUntil, pace.meanNanos(now), pace.longestWaitNanos(now));
    }

    synchronized boolean isOut(long now) {
        return ejected && now - ejectedUntil < 0;
    }

    synchronized Pace.Waiting begin(boolean stream, long now) {
        probing |= ejected;
        nextProbe = now + grown(config.firstProbe(), slowProbes, config.longestProbe());
        slowProbes++;
        return pace(stream).begin(now);
    }

    /// The lane works; whether its answers end well is yet to be seen.
    synchronized void firstContent(boolean stream, Pace.Waiting call, long now) {
        Pace pace = pace(stream);
        double before = pace.meanNanos(now);
        pace.arrived(call, now);
        if (pace.meanNanos(now) <= before) {
            slowProbes = 0;
        }
        comeBack();
    }

    synchronized void succeeded() {
        comeBack();
        failuresInARow = 0;
        ejections = 0;
    }

    /// An answer that says nothing about health: the request was refused, or nobody waited for it.
    synchronized void ended(boolean stream, Pace.Waiting call) {
        pace(stream).left(call);
        probing = false;
    }

    synchronized void failed(boolean stream, Pace.Waiting call, long now) {
        ended(stream, call);
        failuresInARow++;
        boolean stillOut = ejected && now - ejectedUntil < 0;
        if (failuresInARow >= config.failuresToEject() && !stillOut) {
            ejected = true;
            ejectedUntil = now + grown(config.firstEjection(), ejections, config.longestEjection());
            ejections++;
        }
    }

    private void comeBack() {
        probing = false;
        ejected = false;
    }

    private Pace pace(boolean stream) {
        return stream ? streamed : plain;
    }

    private static long grown(Duration first, int times, Duration most) {
        long doubled = first.toNanos() << Math.min(times, 20);
        return Math.min(doubled, most.toNanos());
    }
}
