package io.tollgate.admin.kit;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;
import java.util.stream.IntStream;

/// A chart with its numbers, for the tag `chart`: bars side by side or lines over the same labels.
/// Positions are whole numbers in a box of [#WIDTH] by [#HEIGHT] that is stretched to the place it
/// has; nothing here is a floating point number.
///
/// @param caption what is shown, for the table and for who cannot see the chart
/// @param labels the steps along the bottom, such as days
/// @param axis texts of the scale, from top to bottom, equally far apart
public record Chart(
        Kind kind,
        String caption,
        List<String> labels,
        List<String> axis,
        List<Line> series,
        int zero) {
    public static final int WIDTH = 1200;
    public static final int HEIGHT = 240;

    /// More cannot be told apart.
    private static final int MAX_SERIES = 6;

    /// More columns would be thinner than a pixel.
    private static final int MAX_LABELS = 400;

    /// How a series is drawn.
    public enum Kind {
        BARS,
        LINES
    }

    /// What is to be shown: a name and one number a label.
    public record Series(String name, List<Long> values) {
        public Series {
            values = List.copyOf(values);
        }
    }

    /// A series as it is drawn.
    ///
    /// @param points for a polyline: `x,y x,y …`
    public record Line(int number, String name, List<Mark> marks, String points) {}

    /// One number as it is drawn.
    ///
    /// @param shown the number as text
    public record Mark(String label, String shown, int x, int y, int width, int height) {}

    public Chart {
        labels = List.copyOf(labels);
        axis = List.copyOf(axis);
        series = List.copyOf(series);
    }

    /// Throws [IllegalArgumentException] for a series whose length is not that of the labels, or
    /// for more than can be shown.
    ///
    /// @param shown turns a number into text, such as [Numbers#grouped] or an amount
    public static Chart of(
            Kind kind,
            String caption,
            List<String> labels,
            List<Series> series,
            LongFunction<String> shown) {
        if (series.size() > MAX_SERIES || labels.size() > MAX_LABELS) {
            throw new IllegalArgumentException("too much for one chart");
        }
        if (series.stream().anyMatch(one -> one.values().size() != labels.size())) {
            throw new IllegalArgumentException("a number is missing");
        }
        Scale scale = Scale.over(series.stream().flatMap(one -> one.values().stream()).toList());
        List<Line> lines =
                IntStream.range(0, series.size())
                        .mapToObj(n ->
                                draw(kind, n, series.size(), series.get(n), labels, scale, shown))
                        .toList();
        return new Chart(
                kind,
                caption,
                labels,
                scale.ticks().stream().map(shown::apply).toList(),
                lines,
                scale.y(0, HEIGHT));
    }

    public boolean isEmpty() {
        return labels.isEmpty() || series.isEmpty();
    }

    /// Zeros alone are no curve, only an axis that means nothing: their table says it all.
    public boolean isFlat() {
        return series.stream()
                .flatMap(line -> line.marks().stream())
                .allMatch(mark -> mark.height() == 0);
    }

    public boolean isBars() {
        return kind == Kind.BARS;
    }

    /// The first, the middle and the last label, for the bottom; fewer when there are fewer.
    public List<String> ends() {
        int last = labels.size() - 1;
        return last < 2
                ? labels
                : List.of(labels.getFirst(), labels.get(last / 2), labels.get(last));
    }

    /// Where the lines of the scale lie.
    public List<Integer> gridlines() {
        int steps = Math.max(axis.size() - 1, 1);
        return IntStream.range(0, axis.size()).mapToObj(n -> HEIGHT * n / steps).toList();
    }

    /// The same numbers as rows of a table.
    public List<Row> rows() {
        return IntStream.range(0, labels.size())
                .mapToObj(at ->
                        new Row(
                                labels.get(at),
                                series.stream().map(line -> line.marks().get(at).shown()).toList()))
                .toList();
    }

    /// One label and its number in each series.
    public record Row(String label, List<String> shown) {}

    private static Line draw(
            Kind kind,
            int number,
            int of,
            Series series,
            List<String> labels,
            Scale scale,
            LongFunction<String> shown) {
        List<Mark> marks = new ArrayList<>();
        StringBuilder points = new StringBuilder();
        int zero = scale.y(0, HEIGHT);
        for (int at = 0; at < labels.size(); at++) {
            long value = series.values().get(at);
            int y = scale.y(value, HEIGHT);
            Slot slot = Slot.of(kind, at, labels.size(), number, of);
            marks.add(
                    new Mark(
                            labels.get(at),
                            shown.apply(value),
                            slot.x(),
                            Math.min(y, zero),
                            slot.width(),
                            Math.abs(zero - y)));
            points.append(at == 0 ? "" : " ").append(slot.middle()).append(',').append(y);
        }
        return new Line(number + 1, series.name(), List.copyOf(marks), points.toString());
    }

    /// Where a mark stands from left to right: bars fill four fifths of their step, lines span it.
    private record Slot(int x, int width) {
        static Slot of(Kind kind, int at, int labels, int number, int of) {
            int left = WIDTH * at / labels;
            int step = Math.max(WIDTH * (at + 1) / labels - left, 1);
            if (kind == Kind.LINES) {
                return new Slot(left, step);
            }
            int width = Math.max(step * 4 / 5 / of, 1);
            return new Slot(left + step / 10 + number * width, width);
        }

        int middle() {
            return x + width / 2;
        }
    }
}
