package io.tollgate.gateway.upstream;

import io.vertx.core.Vertx;
import java.time.Duration;

/// Runs an action once nothing has happened for a while. Cheap to touch for every chunk and to give
/// another limit. Belongs to one event loop.
final class SilenceTimer {
    private final Vertx vertx;
    private final Duration least;
    private final Runnable action;
    private Duration limit;
    private long touchedNanos;
    private boolean resting;
    private boolean stopped;
    private long timer;

    /// @param least the least limit that it will ever be given
    SilenceTimer(Vertx vertx, Duration limit, Duration least, Runnable action) {
        this.vertx = vertx;
        this.limit = limit;
        this.least = least;
        this.action = action;
        touchedNanos = System.nanoTime();
        arm(limit);
    }

    /// Starts again with another limit. The timer that runs is left to run: it looks again in time
    /// for any limit.
    void restart(Duration newLimit) {
        limit = newLimit;
        touch();
    }

    void touch() {
        touchedNanos = System.nanoTime();
    }

    /// While we are the ones who do not read, silence means nothing.
    void rest() {
        resting = true;
    }

    void wake() {
        resting = false;
        touch();
    }

    void stop() {
        stopped = true;
        boolean _ = vertx.cancelTimer(timer);
    }

    private void arm(Duration left) {
        Duration wait = left.compareTo(least) < 0 ? left : least;
        timer = vertx.setTimer(Math.max(1, wait.toMillis()), fired -> check());
    }

    private void check() {
        if (stopped) {
            return;
        }
        Duration left = limit.minusNanos(System.nanoTime() - touchedNanos);
        if (resting) {
            arm(limit);
        } else if (left.isPositive()) {
            arm(left);
        } else {
            action.run();
        }
    }
}
