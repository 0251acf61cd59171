package io.tollgate.bench.chat;

import io.tollgate.bench.Scale;
import io.tollgate.bench.load.Load;
import io.tollgate.bench.load.Plan;
import io.tollgate.bench.load.Sample;
import io.tollgate.bench.process.ThreadTimes;
import io.tollgate.standalone.home.Refusal;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Puts the same calls through every front in turn, round after round, and at the end holds what
/// tenants were charged against the calls that were answered.
public final class ChatBench {
    /// Enough that a front is busy while most calls wait: the gateway for Redis, whose append-only
    /// file is synced at every write.
    private static final int CONNECTIONS = 256;

    private static final int ALONE_PER_SECOND = 100;
    private static final int WARM_UP_STRETCH = 4;

    private final Fronts fronts;
    private final Scale scale;
    private final Map<Front, Tally> plain = new LinkedHashMap<>();
    private final Map<Front, Tally> streamed = new LinkedHashMap<>();
    private final DiskSync disk;
    private long charged;

    private ChatBench(Fronts fronts, Scale scale, Path folder) {
        this.fronts = fronts;
        this.disk = new DiskSync(folder);
        this.scale = scale;
        for (Front front : fronts.all()) {
            plain.put(front, new Tally());
            streamed.put(front, new Tally());
        }
    }

    /// Blocks for minutes unless the scale is small.
    ///
    /// @param root the checkout with the built jars
    /// @throws Refusal if a part does not start, a call fails, or the charges do not add up
    public static void run(Path root, Path folder, Scale scale, PrintStream out) {
        try (Fronts fronts = Fronts.open(root, folder, out)) {
            ChatBench bench = new ChatBench(fronts, scale, folder);
            bench.warmUp();
            for (int round = 0; round < scale.rounds(); round++) {
                bench.disk.measure();
                bench.measure(false, bench.plain, round);
                bench.measure(true, bench.streamed, round);
            }
            out.print(bench.report("plain", bench.plain));
            out.print(bench.report("streamed", bench.streamed));
            out.println(bench.audit());
        }
    }

    private void warmUp() {
        for (Front front : fronts.all()) {
            boolean jvm = front.name().equals(Front.RELAY) || front.name().equals(Front.GATEWAY);
            warmUp(front, jvm ? scale.warmUp() : scale.step().multipliedBy(2));
        }
    }

    private void warmUp(Front front, Duration length) {
        Plan turn = Plan.saturating(CONNECTIONS, scale.step());
        long start = System.nanoTime();
        long calls = 0;
        long spent;
        do {
            calls += load(front, false, turn).good() + load(front, true, turn).good();
            spent = System.nanoTime() - start;
        } while (spent < length.toNanos()
                || (calls < scale.warmCalls() && spent < length.toNanos() * WARM_UP_STRETCH));
    }

    private void measure(boolean stream, Map<Front, Tally> tallies, int round) {
        for (Front front : turned(round)) {
            ThreadTimes times = front.times();
            Duration stores = front.storesCpu();
            Sample sample = load(front, stream, Plan.saturating(CONNECTIONS, scale.step()));
            tally(tallies, front)
                    .saturated(sample, front.times().since(times), front.storesCpu().minus(stores));
        }
        for (Front front : turned(round)) {
            tally(tallies, front)
                    .alone(load(front, stream, new Plan(1, scale.step(), ALONE_PER_SECOND)));
        }
        long half = Math.max(1, slowest(tallies) / 2);
        for (Front front : turned(round)) {
            tally(tallies, front)
                    .loaded(load(front, stream, new Plan(CONNECTIONS, scale.step(), half)));
        }
    }

    /// Every round begins with another front.
    private List<Front> turned(int round) {
        List<Front> all = fronts.all();
        int first = round % all.size();
        return Stream.concat(
                        all.subList(first, all.size()).stream(), all.subList(0, first).stream())
                .toList();
    }

    private String report(String kind, Map<Front, Tally> tallies) {
        return new ChatReport(kind, CONNECTIONS, ALONE_PER_SECOND, tallies, disk).text();
    }

    private static long slowest(Map<Front, Tally> tallies) {
        return tallies.values().stream()
                .mapToLong(tally -> tally.last().callsPerSecond())
                .min()
                .orElseThrow();
    }

    private static Tally tally(Map<Front, Tally> tallies, Front front) {
        Tally tally = tallies.get(front);
        if (tally == null) {
            throw new IllegalStateException(front.name());
        }
        return tally;
    }

    private Sample load(Front front, boolean stream, Plan plan) {
        Sample sample = Tally.requireGood(front, Load.run(front.target(stream), plan));
        if (front.name().equals(Front.GATEWAY)) {
            charged += sample.good();
        }
        return sample;
    }

    private String audit() {
        BigDecimal due = Shop.charge().multiply(BigDecimal.valueOf(charged));
        BigDecimal found = fronts.shop().charged();
        if (due.compareTo(found) != 0) {
            throw new Refusal(
                    "%d calls should have been charged %s USD, the ledger says %s"
                            .formatted(charged, due, found));
        }
        return "All %d calls through the gateway were answered and charged: %s USD in the ledger."
                .formatted(charged, found.stripTrailingZeros().toPlainString());
    }
}
