package io.tollgate.gateway;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/// Waits for what happens by itself, bounded.
final class Until {
    static final Duration LONG = Duration.ofSeconds(20);
    private static final Duration STEP = Duration.ofMillis(5);

    private Until() {}

    static void holds(String what, BooleanSupplier condition) {
        holds(what, LONG, condition);
    }

    /// Fails after `atMost`, naming what did not happen.
    static void holds(String what, Duration atMost, BooleanSupplier condition) {
        var _ =
                present(
                        what,
                        atMost,
                        () -> condition.getAsBoolean() ? Optional.of(true) : Optional.empty());
    }

    static <T> T present(String what, Duration atMost, Supplier<Optional<T>> source) {
        long end = System.nanoTime() + atMost.toNanos();
        while (true) {
            Optional<T> value = source.get();
            if (value.isPresent()) {
                return value.get();
            }
            if (System.nanoTime() > end) {
                throw new AssertionError("not within " + atMost + ": " + what);
            }
            LockSupport.parkNanos(STEP.toNanos());
        }
    }
}
