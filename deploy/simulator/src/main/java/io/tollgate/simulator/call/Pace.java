package io.tollgate.simulator.call;

import io.vertx.core.Vertx;

/// Waits on the event loop's timers; what waited is dropped when the call has ended meanwhile.
record Pace(Vertx vertx, Exchange exchange) {

    /// Runs the act after `waitMs`, at once for 0.
    void after(long waitMs, Runnable act) {
        if (waitMs == 0) {
            act.run();
        } else {
            vertx.setTimer(waitMs, ignored -> ifRunning(act));
        }
    }

    void ifRunning(Runnable act) {
        if (!exchange.over()) {
            act.run();
        }
    }
}
