package io.tollgate.bench.report;

import java.util.List;
import java.util.Locale;

/// The same figure from several rounds.
public record Spread(double median, double least, double most) {
    public static Spread of(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        if (sorted.isEmpty()) {
            throw new IllegalArgumentException("no round");
        }
        int middle = sorted.size() / 2;
        double median =
                sorted.size() % 2 == 1
                        ? sorted.get(middle)
                        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
        return new Spread(median, sorted.getFirst(), sorted.getLast());
    }

    /// The median alone.
    public String text(String format) {
        return String.format(Locale.ROOT, format, median);
    }

    /// The median, with the least and the most in brackets.
    public String full(String format) {
        return String.format(
                Locale.ROOT, format + " (" + format + "–" + format + ")", median, least, most);
    }
}
