package io.tollgate.gateway.relay;

import java.util.concurrent.atomic.AtomicLong;

/// Bounds how far failover multiplies calls: each call brings a share of a further attempt, and a
/// reserve covers those that fail at once. An outage of everything then costs the upstreams little
/// more than its calls. Thread-safe.
final class RetryBudget {
    private static final long ONE = 100;

    private final long share;
    private final long most;
    private final AtomicLong left;

    /// @param sharePercent of a further attempt, for each call
    /// @param reserve further attempts that are there from the start, and kept at most
    RetryBudget(int sharePercent, int reserve) {
        share = sharePercent;
        most = reserve * ONE;
        left = new AtomicLong(most);
    }

    void call() {
        long _ = left.updateAndGet(now -> Math.min(most, now + share));
    }

    /// Whether a further attempt may be made; it has been counted.
    boolean take() {
        return left.getAndUpdate(now -> now >= ONE ? now - ONE : now) >= ONE;
    }
}
