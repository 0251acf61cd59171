package io.tollgate.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/// A steady load: callers who go on calling, every second of them streaming.
final class Callers {
    private static final int NUMBER = 12;
    private static final int REST_MILLIS = 60;

    private final Shop shop;
    private final String model;
    private final Queue<Made> made = new ConcurrentLinkedQueue<>();
    private final List<Thread> threads = new ArrayList<>();
    private final AtomicInteger begun = new AtomicInteger();
    private final AtomicInteger count = new AtomicInteger();
    private volatile boolean over;

    /// A call that has ended.
    ///
    /// @param endedNanos on the clock of [System#nanoTime]
    record Made(Answer answer, long tookNanos, long endedNanos) {}

    private Callers(Shop shop, String model) {
        this.shop = shop;
        this.model = model;
    }

    static Callers start(Shop shop, String model) {
        Callers callers = new Callers(shop, model);
        for (int n = 0; n < NUMBER; n++) {
            callers.threads.add(Thread.ofVirtual().start(callers::run));
        }
        return callers;
    }

    private void run() {
        try {
            while (!over) {
                int number = begun.getAndIncrement();
                boolean stream = number / 2 % 2 == 0;
                long start = System.nanoTime();
                Answer answer = shop.call(number, model, stream);
                long end = System.nanoTime();
                made.add(new Made(answer, end - start, end));
                int _ = count.incrementAndGet();
                Thread.sleep(REST_MILLIS);
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    List<Made> made() {
        return List.copyOf(made);
    }

    int count() {
        return count.get();
    }

    /// Lets the running calls end.
    void stop() throws InterruptedException {
        over = true;
        for (Thread thread : threads) {
            thread.join();
        }
    }
}
