package io.tollgate.chaos;

import io.tollgate.chaos.Caller.Seen;
import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;

/// Callers who go on calling, half of them streaming, until they are told to stop.
final class Load {
    private static final int CALLERS = 16;

    /// A caller who was refused waits as its client library would.
    private static final long PAUSE_MILLIS = 50;

    private final Queue<Seen> seen = new ConcurrentLinkedQueue<>();
    private final List<Thread> callers = new ArrayList<>();
    private final List<String> tenants;
    private final Mix mix;
    private final AtomicLong refused = new AtomicLong();
    private volatile boolean over;

    /// What the calls are like.
    ///
    /// @param tokens of output a call
    /// @param vanishingPercent streams whose caller hangs up in the middle
    /// @param restMillis that a caller takes after each
    record Mix(int tokens, int vanishingPercent, int restMillis) {
        Mix(int tokens, int vanishingPercent) {
            this(tokens, vanishingPercent, 0);
        }
    }

    private Load(List<String> tenants, Mix mix) {
        this.tenants = List.copyOf(tenants);
        this.mix = mix;
    }

    /// @param apiKeys one of each tenant
    static Load start(
            List<String> gateways, List<String> tenants, List<String> apiKeys, long seed, Mix mix) {
        Load load = new Load(tenants, mix);
        HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        for (int n = 0; n < CALLERS; n++) {
            Caller caller =
                    new Caller(
                            client,
                            gateways.get(n % gateways.size()),
                            apiKeys.get(n % apiKeys.size()));
            Random random = new Random(seed * CALLERS + n);
            load.callers.add(Thread.ofVirtual().start(() -> load.run(caller, random)));
        }
        return load;
    }

    /// Whose calls these are.
    List<String> tenants() {
        return tenants;
    }

    private void run(Caller caller, Random random) {
        try {
            while (!over) {
                boolean stream = random.nextBoolean();
                boolean vanish = stream && random.nextInt(100) < mix.vanishingPercent();
                Seen one = caller.call(stream, 1 + random.nextInt(mix.tokens()), vanish);
                seen.add(one);
                if (!one.completed() && !vanish) {
                    refused.incrementAndGet();
                    Thread.sleep(PAUSE_MILLIS);
                }
                Thread.sleep(mix.restMillis());
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    /// Ends when this many calls have been completed.
    void awaitCompleted(long more) throws InterruptedException {
        long target = completed() + more;
        long deadline = System.nanoTime() + 120_000_000_000L;
        while (completed() < target) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("no call is served any more");
            }
            Thread.sleep(20);
        }
    }

    /// Ends when this many calls have ended, in whatever way.
    void awaitSeen(int more) throws InterruptedException {
        int target = seen.size() + more;
        long deadline = System.nanoTime() + 120_000_000_000L;
        while (seen.size() < target) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("no call ends any more");
            }
            Thread.sleep(20);
        }
    }

    long completed() {
        return seen.stream().filter(Seen::completed).count();
    }

    /// Calls that did not come to their proper end, but for callers who hung up.
    long refused() {
        return refused.get();
    }

    List<Seen> seen() {
        return List.copyOf(seen);
    }

    /// Lets the running calls end.
    void stop() throws InterruptedException {
        over = true;
        for (Thread caller : callers) {
            caller.join();
        }
    }
}
