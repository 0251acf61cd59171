package io.tollgate.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import io.tollgate.conformance.Callers.Made;
import io.tollgate.simulator.journal.LoggedCall;
import java.io.IOException;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Three upstreams of one model under a steady load, the first of which fails in one way after
/// another and must come back after each.
final class Storm {
    private static final String MODEL = "storm";
    private static final List<String> DIALECTS = List.of("kimi", "deepseek", "glm");
    private static final double LEAST_SUCCESS = 0.999;
    private static final double MOST_ATTEMPTS = 1.2;

    /// Of its third: less would hardly be a share.
    private static final double LEAST_SHARE = 0.15;

    /// Times as long as a fault: a virtual machine that has just started is slow by itself.
    private static final int WARM_UP = 3;

    private static final int SHARE_CALLS = 60;
    private static final long COME_BACK_NANOS = Duration.ofMinutes(2).toNanos();
    private static final String LINE = "%-28s %7s %8s %8s %8s %12s %8s %14s%n";

    private final Shop shop;
    private final Path folder;
    private final PrintStream out;
    private final int seconds;
    private final List<String> complaints = new ArrayList<>();
    private long calmP99 = -1;

    /// @param seconds that each fault lasts
    Storm(Shop shop, Path folder, PrintStream out, int seconds) {
        this.shop = shop;
        this.folder = folder;
        this.out = out;
        this.seconds = seconds;
    }

    /// Prints a line a fault and the sums; true if all holds.
    boolean run() throws IOException, InterruptedException {
        List<Upstream> upstreams = new ArrayList<>();
        try {
            List<Place> places = new ArrayList<>();
            for (String dialect : DIALECTS) {
                Upstream one = Upstream.start(dialect, folder.resolve(dialect + ".jsonl"));
                upstreams.add(one);
                places.add(shop.place("storm-" + dialect, dialect, one.baseUrl()));
            }
            shop.model(MODEL, places, true);
            shop.sell(List.of(MODEL));
            BigDecimal before = posted();
            List<Made> made = play(upstreams.getFirst());
            sum(made, upstreams, before);
        } finally {
            upstreams.forEach(Upstream::close);
        }
        complaints.forEach(complaint -> out.println("    " + complaint));
        return complaints.isEmpty();
    }

    private List<Made> play(Upstream failing) throws InterruptedException {
        out.printf(
                LINE,
                "fault",
                "calls",
                "failed",
                "p50 ms",
                "p99 ms",
                "added p99 ms",
                "max ms",
                "back after s");
        Callers callers = Callers.start(shop, MODEL);
        try {
            TimeUnit.SECONDS.sleep((long) WARM_UP * seconds);
            long warm = System.nanoTime();
            TimeUnit.SECONDS.sleep(seconds);
            print("none", callers.made(), warm, "");
            for (Fault fault : Fault.ALL) {
                long begun = System.nanoTime();
                failing.fail(fault);
                TimeUnit.SECONDS.sleep(seconds);
                failing.recover(fault);
                long ended = System.nanoTime();
                boolean back = awaitShare(failing, callers);
                String after = back ? "%.1f".formatted((System.nanoTime() - ended) / 1e9) : "never";
                if (!back) {
                    complaints.add(fault.name() + ": the upstream does not come back");
                }
                print(fault.name(), callers.made(), begun, after);
            }
        } finally {
            callers.stop();
        }
        return callers.made();
    }

    /// Waits until the upstream completes its share of the calls again.
    private static boolean awaitShare(Upstream upstream, Callers callers)
            throws InterruptedException {
        long deadline = System.nanoTime() + COME_BACK_NANOS;
        while (System.nanoTime() < deadline) {
            long before = completed(upstream);
            int all = callers.count();
            while (callers.count() < all + SHARE_CALLS && System.nanoTime() < deadline) {
                Thread.sleep(20);
            }
            double share = (double) (completed(upstream) - before) / (callers.count() - all);
            if (share >= LEAST_SHARE) {
                return true;
            }
        }
        return false;
    }

    private static long completed(Upstream upstream) {
        return upstream.served().stream().filter(Attempted::isWhole).count();
    }

    private void print(String name, List<Made> all, long sinceNanos, String after) {
        List<Made> calls = all.stream().filter(one -> one.endedNanos() - sinceNanos >= 0).toList();
        long[] millis =
                calls.stream()
                        .filter(one -> one.answer().whole())
                        .mapToLong(one -> one.tookNanos() / 1_000_000)
                        .sorted()
                        .toArray();
        long p99 = part(millis, 0.99);
        calmP99 = calmP99 < 0 ? p99 : calmP99;
        long failed = calls.stream().filter(one -> !one.answer().whole()).count();
        out.printf(
                LINE,
                name,
                calls.size(),
                failed,
                part(millis, 0.5),
                p99,
                p99 - calmP99,
                part(millis, 1),
                after);
        calls.stream()
                .filter(one -> !one.answer().whole())
                .limit(3)
                .forEach(one -> out.println("    " + one.answer()));
        out.flush();
    }

    /// 0 of nothing.
    private static long part(long[] sorted, double share) {
        int index = (int) Math.ceil(share * sorted.length) - 1;
        return sorted.length == 0 ? 0 : sorted[Math.max(0, index)];
    }

    private void sum(List<Made> made, List<Upstream> upstreams, BigDecimal before)
            throws IOException, InterruptedException {
        long whole = made.stream().filter(one -> one.answer().whole()).count();
        double success = (double) whole / made.size();
        List<LoggedCall> served = upstreams.stream().flatMap(one -> one.served().stream()).toList();
        Attempted attempted = Attempted.of(served);
        double amplification = (double) attempted.attempts() / made.size();
        out.printf(
                "%d calls, %.3f %% succeeded, %.3f attempts a call, as the upstreams saw them%n",
                made.size(), success * 100, amplification);
        if (success < LEAST_SUCCESS) {
            complaints.add("too few calls succeeded");
        }
        if (amplification > MOST_ATTEMPTS) {
            complaints.add("too many attempts");
        }
        complaints.addAll(attempted.triedAgainAfterContent());
        BigDecimal charged = before.subtract(posted());
        BigDecimal due = new BigDecimal(Shop.PRICE).multiply(BigDecimal.valueOf(whole));
        out.printf("charged %s for %d calls that succeeded%n", charged, whole);
        if (whole == made.size() ? charged.compareTo(due) != 0 : charged.compareTo(due) < 0) {
            complaints.add("charged " + charged + ", not " + due);
        }
    }

    /// Once nothing is in flight.
    private BigDecimal posted() throws IOException, InterruptedException {
        JsonNode balance = shop.balance();
        return new BigDecimal(balance.path("available").path("amount").asText());
    }
}
