package io.tollgate.bench.chat;

import io.tollgate.bench.Scale;
import io.tollgate.bench.load.Load;
import io.tollgate.bench.load.Plan;
import io.tollgate.bench.load.Sample;
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

    private final Fronts fronts;
    private final Scale scale;
    private final Map<Front, Tally> plain = new LinkedHashMap<>();
    private final Map<Front, Tally> streamed = new LinkedHashMap<>();
    private long charged;

    private ChatBench(Fronts fronts, Scale scale) {
        this.fronts = fronts;
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
            ChatBench bench = new ChatBench(fronts, scale);
            bench.warmUp();
            for (int round = 0; round < scale.rounds(); round++) {
                bench.measure(false, bench.plain, round);
                bench.measure(true, bench.streamed, round);
            }
            out.print(new ChatReport("plain", CONNECTIONS, ALONE_PER_SECOND, bench.plain).text());
            out.print(
                    new ChatReport("streamed", CONNECTIONS, ALONE_PER_SECOND, bench.streamed)
                            .text());
            out.println(bench.audit());
        }
    }

    private void warmUp() {
        Duration half = scale.warmUp().dividedBy(2);
        for (Front front : fronts.all()) {
            boolean jvm = front.name().equals(Front.RELAY) || front.name().equals(Front.GATEWAY);
            Duration length = jvm ? half : scale.step();
            Sample _ = load(front, false, Plan.saturating(CONNECTIONS, length));
            Sample _ = load(front, true, Plan.saturating(CONNECTIONS, length));
        }
    }

    private void measure(boolean stream, Map<Front, Tally> tallies, int round) {
        for (Front front : turned(round)) {
            Duration cpu = front.cpu();
            Duration stores = front.storesCpu();
            Sample sample = load(front, stream, Plan.saturating(CONNECTIONS, scale.step()));
            tally(tallies, front)
                    .saturated(sample, front.cpu().minus(cpu), front.storesCpu().minus(stores));
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
