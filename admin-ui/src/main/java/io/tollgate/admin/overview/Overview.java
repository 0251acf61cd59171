package io.tollgate.admin.overview;

import io.tollgate.admin.kit.Chart;
import io.tollgate.admin.kit.MoneyText;
import io.tollgate.billing.balance.Balances;
import io.tollgate.billing.balance.TenantBalance;
import io.tollgate.billing.money.Money;
import io.tollgate.billing.usage.UsageReport;
import io.tollgate.catalog.tenant.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Reads a tenant's balance and its last days of use. Blocks on PostgreSQL and Redis.
@ApplicationScoped
class Overview {
    /// A month at a glance.
    static final int DAYS = 30;

    private final Balances balances;
    private final UsageReport report;
    private final Clock clock;

    Overview(Balances balances, UsageReport report, Clock clock) {
        this.balances = balances;
        this.report = report;
        this.clock = clock;
    }

    /// @param charged nanos by UTC day, for the days with calls among the last [#DAYS]
    /// @param saving retail less charge over these days, of the calls whose retail price is known
    record State(
            TenantBalance balance,
            Burn burn,
            LocalDate today,
            SortedMap<LocalDate, Long> charged,
            long calls,
            Money charge,
            Money saving) {}

    State of(Tenant tenant) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        List<UsageReport.Line> days =
                report.read(
                        new UsageReport.Query(
                                today.minusDays(DAYS - 1L).atStartOfDay(ZoneOffset.UTC).toInstant(),
                                today.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant(),
                                Set.of(UsageReport.Group.DAY),
                                tenant.id()),
                        DAYS + 1);
        SortedMap<LocalDate, Long> charged = new TreeMap<>();
        days.forEach(line -> charged.put(dayOf(line), line.charge()));
        TenantBalance balance =
                balances.find(tenant.id())
                        .orElseThrow(() -> new IllegalStateException("a tenant without account"));
        return new State(
                balance,
                Burn.of(charged, today, balance.available()),
                today,
                charged,
                days.stream().mapToLong(UsageReport.Line::calls).sum(),
                sum(tenant, days.stream().map(UsageReport.Line::charge)),
                sum(tenant, days.stream().map(UsageReport.Line::saving)));
    }

    /// A bar a day, for all of the last [#DAYS].
    static Chart chart(State state, Tenant tenant, String caption, String name) {
        List<LocalDate> days =
                state.today().minusDays(DAYS - 1L).datesUntil(state.today().plusDays(1)).toList();
        return Chart.of(
                Chart.Kind.BARS,
                caption,
                days.stream().map(LocalDate::toString).toList(),
                List.of(
                        new Chart.Series(
                                name,
                                days.stream()
                                        .map(day -> state.charged().getOrDefault(day, 0L))
                                        .toList())),
                nanos -> MoneyText.of(new Money(nanos, tenant.currency())).shown());
    }

    private static LocalDate dayOf(UsageReport.Line line) {
        LocalDate day = line.day();
        if (day == null) {
            throw new IllegalArgumentException("a line without its day");
        }
        return day;
    }

    private static Money sum(Tenant tenant, Stream<Long> nanos) {
        return new Money(nanos.mapToLong(Long::longValue).sum(), tenant.currency());
    }
}
