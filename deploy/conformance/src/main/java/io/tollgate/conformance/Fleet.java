package io.tollgate.conformance;

import io.tollgate.conformance.Callers.Made;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Gateways beside each other under a steady load: a change of the catalog, and a rest that one of
/// them has learnt of, hold on all within a second, and no call fails for it.
final class Fleet {
    private static final String MODEL = "fleet";
    private static final String DIALECT = "deepseek";
    private static final Duration BOUND = Duration.ofSeconds(1);
    private static final Duration WATCHED = Duration.ofSeconds(4);
    private static final long PATIENCE_NANOS = Duration.ofSeconds(60).toNanos();

    private final Shop shop;
    private final Path folder;
    private final PrintStream out;
    private final List<String> complaints = new ArrayList<>();

    Fleet(Shop shop, Path folder, PrintStream out) {
        this.shop = shop;
        this.folder = folder;
        this.out = out;
    }

    /// Prints what came after the bound; true if nothing did and no call failed.
    boolean run() throws IOException, InterruptedException {
        try (Upstream first = Upstream.start(DIALECT, folder.resolve("fleet-first.jsonl"));
                Upstream second = Upstream.start(DIALECT, folder.resolve("fleet-second.jsonl"))) {
            Place one = shop.place("fleet-first", DIALECT, first.baseUrl());
            Place other = shop.place("fleet-second", DIALECT, second.baseUrl());
            shop.model(MODEL, List.of(one, other), false);
            shop.sell(List.of(MODEL));
            Callers callers = Callers.start(shop, MODEL);
            try {
                play(first, one, other);
            } finally {
                callers.stop();
            }
            judge(callers.made());
        }
        complaints.forEach(complaint -> out.println("    " + complaint));
        return complaints.isEmpty();
    }

    private void play(Upstream first, Place one, Place other)
            throws IOException, InterruptedException {
        awaitMore(first, 50);
        shop.model(MODEL, List.of(other), false);
        staysAway(first, "the route that was taken away");
        shop.model(MODEL, List.of(one, other), false);
        awaitMore(first, 50);
        first.fail(
                new Fault(
                        "one 429",
                        "\"status\":429,\"times\":1,\"headers\":{\"retry-after\":\"60\"}"));
        awaitRefusal(first);
        staysAway(first, "the credential that one gateway was told to leave alone");
    }

    /// From a second after now on nothing comes.
    private void staysAway(Upstream upstream, String what) throws InterruptedException {
        Thread.sleep(BOUND);
        int then = upstream.served().size();
        Thread.sleep(WATCHED);
        int late = upstream.served().size() - then;
        out.printf("%d calls to %s, later than %d s after%n", late, what, BOUND.toSeconds());
        if (late > 0) {
            complaints.add(late + " calls came too late to " + what);
        }
    }

    private void awaitMore(Upstream upstream, int calls) throws IOException, InterruptedException {
        int before = upstream.served().size();
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        while (upstream.served().size() < before + calls) {
            pause(deadline);
        }
    }

    private static void awaitRefusal(Upstream upstream) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        while (upstream.served().stream().allMatch(Attempted::isWhole)) {
            pause(deadline);
        }
    }

    private static void pause(long deadline) throws IOException, InterruptedException {
        if (System.nanoTime() > deadline) {
            throw new IOException("the calls do not come");
        }
        Thread.sleep(10);
    }

    private void judge(List<Made> made) {
        List<Made> failed = made.stream().filter(one -> !one.answer().whole()).toList();
        out.printf("%d calls over all gateways, %d failed%n", made.size(), failed.size());
        failed.stream().limit(3).forEach(one -> complaints.add("failed: " + one.answer()));
    }
}
