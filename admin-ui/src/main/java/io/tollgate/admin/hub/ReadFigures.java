package io.tollgate.admin.hub;

import io.tollgate.admin.kit.Chart;
import io.tollgate.admin.kit.MoneyText;
import io.tollgate.admin.kit.Words;
import io.tollgate.billing.money.Money;
import io.tollgate.billing.usage.UsageTrend;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// Sums a period up, currency by currency, the one with most calls first. Blocks on PostgreSQL.
@ApplicationScoped
class ReadFigures {
    private static final DateTimeFormatter HOUR =
            DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("uuuu-MM-dd", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final UsageTrend trend;
    private final Clock clock;
    private final Words words;

    ReadFigures(UsageTrend trend, Clock clock, Words words) {
        this.trend = trend;
        this.clock = clock;
        this.words = words;
    }

    /// Up to now, from the beginning of the first step on; a day is shown by the hour.
    List<Figures> read(int days) {
        UsageTrend.Step step = days == 1 ? UsageTrend.Step.HOUR : UsageTrend.Step.DAY;
        int steps = days == 1 ? 24 : days;
        Instant now = clock.instant();
        Instant first =
                now.truncatedTo(step.unit())
                        .minus(step.unit().getDuration().multipliedBy(steps - 1L));
        Map<String, List<UsageTrend.Line>> byCurrency =
                trend.read(step, first, now.plusSeconds(1)).stream()
                        .collect(Collectors.groupingBy(UsageTrend.Line::currency));
        return byCurrency.values().stream()
                .map(lines -> figures(lines, step, first, steps))
                .sorted(Comparator.comparingLong((Figures one) -> one.sum().calls()).reversed())
                .toList();
    }

    private Figures figures(
            List<UsageTrend.Line> lines, UsageTrend.Step step, Instant first, int steps) {
        UsageTrend.Line sum = lines.stream().reduce(UsageTrend.Line::plus).orElseThrow();
        Map<Instant, UsageTrend.Line> known =
                lines.stream().collect(Collectors.toMap(UsageTrend.Line::start, line -> line));
        List<String> labels = new ArrayList<>();
        List<Long> revenue = new ArrayList<>();
        List<Long> cost = new ArrayList<>();
        List<Long> margin = new ArrayList<>();
        for (int n = 0; n < steps; n++) {
            Instant start = first.plus(step.unit().getDuration().multipliedBy(n));
            UsageTrend.Line line = known.get(start);
            labels.add((step == UsageTrend.Step.HOUR ? HOUR : DAY).format(start));
            revenue.add(line == null ? 0 : line.charge());
            cost.add(line == null ? 0 : line.cost());
            margin.add(line == null ? 0 : line.charge() - line.cost());
        }
        HubWords said = words.in(HubWords.class);
        Currency currency = Currency.getInstance(sum.currency());
        return new Figures(
                sum,
                Chart.of(
                        Chart.Kind.LINES,
                        said.chart(sum.currency()),
                        labels,
                        List.of(
                                new Chart.Series(said.revenue(), revenue),
                                new Chart.Series(said.cost(), cost),
                                new Chart.Series(said.margin(), margin)),
                        nanos -> MoneyText.of(new Money(nanos, currency)).toString()));
    }
}
