package io.tollgate.standalone.process;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Whether a person or a supervisor has asked the launcher to stop: once is orderly, twice is in a
/// hurry. Thread-safe.
public final class StopRequest {
    private final CountDownLatch requested = new CountDownLatch(1);
    private final CountDownLatch hurried = new CountDownLatch(1);

    /// The start was given up because a stop was asked for.
    public static final class Stopped extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Stopped() {
            super("stop requested", null, false, false);
        }
    }

    /// Records one request.
    public synchronized void signal() {
        if (isRequested()) {
            hurried.countDown();
        } else {
            requested.countDown();
        }
    }

    public boolean isRequested() {
        return requested.getCount() == 0;
    }

    public boolean isHurried() {
        return hurried.getCount() == 0;
    }

    /// Waits at most so long for a request.
    ///
    /// @throws Stopped if there is one
    public void pause(Duration duration) {
        if (await(requested, duration)) {
            throw new Stopped();
        }
    }

    /// Waits at most so long for a second request; true if there is one.
    public boolean awaitHurry(Duration duration) {
        return await(hurried, duration);
    }

    private static boolean await(CountDownLatch latch, Duration duration) {
        try {
            return latch.await(duration.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
