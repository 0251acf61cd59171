package io.tollgate.chaos.agent;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// Where the woven code asks whether to go on.
public final class Failpoints {
    private static final long LOOK_MILLIS = 20;
    private static final int KILLED = 137;
    private static volatile @Nullable Armed armed;

    private Failpoints() {}

    private record Armed(Order order, AtomicInteger left) {}

    /// Called at each passing of a point.
    public static void reached(String point) {
        Armed present = armed;
        if (present == null
                || !present.order().point().name().equals(point)
                || present.left().decrementAndGet() != 0) {
            return;
        }
        switch (present.order().action()) {
            case DIE -> Runtime.getRuntime().halt(KILLED);
            case FAIL -> throw new IllegalStateException("failed on purpose at " + point);
        }
    }

    /// Follows the file from now on; the file is removed when its order has been taken.
    static void watch(Path file) {
        Thread _ =
                Thread.ofPlatform()
                        .daemon()
                        .name("failpoints")
                        .start(() -> {
                            while (true) {
                                take(file);
                            }
                        });
    }

    private static void take(Path file) {
        try {
            if (Files.exists(file)) {
                armed =
                        Order.parse(Files.readString(file))
                                .map(order -> new Armed(order, new AtomicInteger(order.passings())))
                                .orElse(null);
                Files.deleteIfExists(file);
            }
            Thread.sleep(LOOK_MILLIS);
        } catch (IOException unreadable) {
            // It is replaced at this very moment.
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }
}
