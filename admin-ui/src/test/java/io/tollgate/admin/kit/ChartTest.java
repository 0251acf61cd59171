package io.tollgate.admin.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class ChartTest {
    private static Chart chart(Chart.Kind kind, Long... values) {
        List<String> labels =
                java.util.stream.IntStream.range(0, values.length).mapToObj(n -> "d" + n).toList();
        return Chart.of(
                kind,
                "Calls",
                labels,
                List.of(new Chart.Series("all", List.of(values))),
                Numbers::grouped);
    }

    @Test
    void theScaleEndsAtARoundNumber() {
        assertThat(chart(Chart.Kind.BARS, 7L, 2_181L).axis())
                .containsExactly("3,000", "2,000", "1,000", "0");
        assertThat(chart(Chart.Kind.BARS, 0L).axis()).containsExactly("1", "0");
        assertThat(chart(Chart.Kind.BARS, -3L, 5L).axis()).containsExactly("5", "0", "−5");
    }

    @Test
    void aBarIsAsHighAsItsNumber() {
        List<Chart.Mark> marks = chart(Chart.Kind.BARS, 0L, 2L, 4L).series().getFirst().marks();

        assertThat(marks).extracting(Chart.Mark::height).containsExactly(0, 120, 240);
        assertThat(marks).extracting(Chart.Mark::y).containsExactly(240, 120, 0);
    }

    @Test
    void aNegativeBarHangsFromZero() {
        Chart chart = chart(Chart.Kind.BARS, 2L, -2L);
        Chart.Mark negative = chart.series().getFirst().marks().getLast();

        assertThat(chart.zero()).isEqualTo(Chart.HEIGHT / 2);
        assertThat(negative.y()).isEqualTo(chart.zero());
        assertThat(negative.height()).isEqualTo(Chart.HEIGHT / 2);
    }

    @Test
    void barsOfOneStepStandSideBySide() {
        Chart chart =
                Chart.of(
                        Chart.Kind.BARS,
                        "Calls",
                        List.of("d"),
                        List.of(
                                new Chart.Series("a", List.of(1L)),
                                new Chart.Series("b", List.of(1L))),
                        Numbers::grouped);
        Chart.Mark first = chart.series().getFirst().marks().getFirst();
        Chart.Mark second = chart.series().getLast().marks().getFirst();

        assertThat(second.x()).isEqualTo(first.x() + first.width());
        assertThat(second.x() + second.width()).isLessThanOrEqualTo(Chart.WIDTH);
    }

    @Test
    void theTableHasEveryNumber() {
        assertThat(chart(Chart.Kind.LINES, 1_000L, -2L).rows())
                .containsExactly(
                        new Chart.Row("d0", List.of("1,000")), new Chart.Row("d1", List.of("−2")));
    }

    @Test
    void amountsOfMoneyOfAnySizeAreDrawn() {
        assertThat(
                        chart(Chart.Kind.LINES, Long.MAX_VALUE / 4, Long.MIN_VALUE / 4)
                                .series()
                                .getFirst()
                                .marks())
                .allSatisfy(mark -> assertThat(mark.y()).isBetween(0, Chart.HEIGHT));
    }

    @Test
    void aMissingNumberIsRefused() {
        assertThatThrownBy(() ->
                        Chart.of(
                                Chart.Kind.BARS,
                                "Calls",
                                List.of("a", "b"),
                                List.of(new Chart.Series("s", List.of(1L))),
                                Numbers::grouped))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void zerosAloneAreNoCurve() {
        assertThat(chart(Chart.Kind.LINES, 0L, 0L).isFlat()).isTrue();
        assertThat(chart(Chart.Kind.LINES, 0L, -1L).isFlat()).isFalse();
    }
}
