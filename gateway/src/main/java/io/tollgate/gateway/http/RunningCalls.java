package io.tollgate.gateway.http;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// Counts the calls under way and the bytes of their bodies, and holds both to their bounds.
/// Thread-safe.
@Singleton
class RunningCalls {
    private final int callsLimit;
    private final long bodiesLimit;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition none = lock.newCondition();
    private int calls;
    private long bodyBytes;

    RunningCalls(ServerConfig config) {
        callsLimit = config.callsLimit();
        bodiesLimit = config.bodiesLimit().asLongValue();
    }

    /// False, and nothing is counted, if there are too many.
    boolean begin() {
        lock.lock();
        try {
            if (calls >= callsLimit) {
                return false;
            }
            calls++;
            return true;
        } finally {
            lock.unlock();
        }
    }

    /// False, and nothing is counted, if all bodies together would be too large.
    boolean addBody(long bytes) {
        lock.lock();
        try {
            if (bodyBytes + bytes > bodiesLimit) {
                return false;
            }
            bodyBytes += bytes;
            return true;
        } finally {
            lock.unlock();
        }
    }

    /// Ends a call that had begun and lets its body go.
    void end(long bytes) {
        lock.lock();
        try {
            bodyBytes -= bytes;
            calls--;
            if (calls == 0) {
                none.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    int count() {
        lock.lock();
        try {
            return calls;
        } finally {
            lock.unlock();
        }
    }

    /// Blocks until no call runs; false if the time is up before.
    boolean awaitNone(Duration within) throws InterruptedException {
        long left = within.toNanos();
        lock.lock();
        try {
            while (calls > 0) {
                if (left <= 0) {
                    return false;
                }
                left = none.awaitNanos(left);
            }
            return true;
        } finally {
            lock.unlock();
        }
    }
}
