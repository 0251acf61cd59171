package io.tollgate.bench.chat;

import io.tollgate.bench.report.Spread;
import io.tollgate.bench.report.Table;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/// The tables of one kind of call.
record ChatReport(
        String kind,
        int connections,
        int alonePerSecond,
        Map<Front, Tally> tallies,
        DiskSync disk) {
    private static final double MEDIAN = 50;
    private static final double TAIL = 99;

    String text() {
        return "\n%s calls, %d connections, as many as go\n%s\n%s calls, milliseconds (direct), and what a front adds to them\n%s"
                .formatted(kind, connections, capacity(), kind, latency());
    }

    private Table capacity() {
        Table table =
                new Table(
                        "front",
                        "calls/s",
                        "calls/s a core",
                        "nginx = 1.00",
                        "CPU µs a call",
                        "its compilers'",
                        "stores' CPU µs a call");
        tallies.forEach((front, tally) -> {
            if (front.isMeasured()) {
                table.row(
                        front.name(),
                        spread(tally, Tally.Saturation::callsPerSecond).text("%.0f"),
                        spread(tally, Tally.Saturation::callsPerCore).text("%.0f"),
                        ratio(tally),
                        spread(tally, Tally.Saturation::cpuMicros).text("%.1f"),
                        spread(tally, Tally.Saturation::compilerMicros).text("%.1f"),
                        front.storePids().isEmpty()
                                ? "-"
                                : spread(tally, Tally.Saturation::storesMicros).text("%.1f"));
            }
        });
        return table;
    }

    private static Spread spread(Tally tally, ToDoubleFunction<Tally.Saturation> figure) {
        return Spread.of(tally.saturations().stream().map(figure::applyAsDouble).toList());
    }

    /// To nginx of the same round.
    private String ratio(Tally tally) {
        return named(Front.NGINX)
                .map(nginx -> {
                    List<Double> ratios =
                            IntStream.range(0, tally.saturations().size())
                                    .mapToObj(
                                            round -> perCore(tally, round) / perCore(nginx, round))
                                    .toList();
                    return Spread.of(ratios).full("%.2f");
                })
                .orElse("-");
    }

    private static double perCore(Tally tally, int round) {
        return tally.saturations().get(round).callsPerCore();
    }

    private Table latency() {
        Table table =
                new Table(
                        "",
                        "1 connection, " + alonePerSecond + "/s: p50",
                        "p99",
                        connections + " connections at half load: p50",
                        "p99");
        Tally direct = named(Front.DIRECT).orElseThrow();
        tallies.forEach((front, tally) -> {
            boolean measured = front.isMeasured();
            table.row(
                    front.name(),
                    millis(tally.aloneMillis(MEDIAN), direct.aloneMillis(MEDIAN), measured),
                    millis(tally.aloneMillis(TAIL), direct.aloneMillis(TAIL), measured),
                    millis(tally.loadedMillis(MEDIAN), direct.loadedMillis(MEDIAN), measured),
                    millis(tally.loadedMillis(TAIL), direct.loadedMillis(TAIL), measured));
        });
        table.row(
                "the disk alone",
                String.format(Locale.ROOT, "%.2f", disk.millis(MEDIAN)),
                String.format(Locale.ROOT, "%.2f", disk.millis(TAIL)),
                "",
                "");
        return table;
    }

    private static String millis(double own, double direct, boolean measured) {
        return measured
                ? String.format(Locale.ROOT, "%+.2f", own - direct)
                : String.format(Locale.ROOT, "%.2f", own);
    }

    private Optional<Tally> named(String name) {
        return tallies.entrySet().stream()
                .filter(entry -> entry.getKey().name().equals(name))
                .map(Map.Entry::getValue)
                .findFirst();
    }
}
