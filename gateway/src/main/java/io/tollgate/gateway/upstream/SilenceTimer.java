package io.tollgate.gateway.upstream;

import io.vertx.core.Vertx;
import java.time.Duration;

/// Runs an action once nothing has happened for a while. Cheap to touch for every chunk. Belongs to
/// one event loop.
final class SilenceTimer {
    private final Vertx vertx;
    private final Runnable action;
    private Duration limit;
    private long touchedNanos;
    private boolean resting;
    private boolean stopped;
    private long timer;

    SilenceTimer(Vertx vertx, Duration limit, Runnable action) {
        this.vertx = vertx;
        this.limit = limit;
        this.action = action;
        touchedNanos = System.nanoTime();
        arm(limit);
    }

    /// Starts again with another limit.
    void restart(Duration newLimit) {
        boolean _ = vertx.cancelTimer(timer);
        limit = newLimit;
        touch();
        arm(newLimit);
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

    private void arm(Duration wait) {
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
