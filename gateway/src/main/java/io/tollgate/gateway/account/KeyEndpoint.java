package io.tollgate.gateway.account;

import io.tollgate.billing.money.Money;
import io.tollgate.billing.reservation.BudgetWindow;
import io.tollgate.billing.reservation.KeyBudgets;
import io.tollgate.catalog.key.ApiKey;
import io.tollgate.catalog.key.ApiKey.LimitReset;
import io.tollgate.catalog.key.KeyHolder;
import io.tollgate.gateway.account.CallerDesk.Reply;
import io.tollgate.gateway.http.Call;
import io.tollgate.gateway.http.Endpoint;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// `GET /v1/key`: what the calling key may spend and has spent, settled calls that are not in the
/// ledger yet included. A rotated key counts with those it came from.
@ApplicationScoped
class KeyEndpoint implements Endpoint {
    private final CallerDesk desk;
    private final KeyBudgets budgets;

    KeyEndpoint(CallerDesk desk, KeyBudgets budgets) {
        this.desk = desk;
        this.budgets = budgets;
    }

    record Key(Data data) {}

    /// Amounts are bare decimal strings of one currency; null where no limit is set.
    ///
    /// @param limitReset `daily`, `weekly` or `monthly`; null for a limit over the key's life
    record Data(
            String label,
            @Nullable String limit,
            @Nullable String limitRemaining,
            @Nullable String limitReset,
            String usage,
            String usageDaily,
            String usageWeekly,
            String usageMonthly,
            String currency,
            @Nullable Instant expiresAt,
            RateLimit rateLimit) {}

    /// The key's own limits and its account's; the account's count over all its keys.
    record RateLimit(
            @Nullable Integer rpm,
            @Nullable Long tpm,
            @Nullable Integer concurrency,
            @Nullable Integer accountRpm,
            @Nullable Long accountTpm,
            @Nullable Integer accountConcurrency) {}

    @Override
    public String method() {
        return "GET";
    }

    @Override
    public String path() {
        return "/v1/key";
    }

    @Override
    public void handle(Call call) {
        desk.open(call, holder -> desk.ask(call, () -> read(holder, call.id().moment())));
    }

    private Reply read(KeyHolder holder, Instant now) {
        ApiKey key = holder.key();
        Currency currency = holder.tenant().currency();
        Map<LocalDate, Long> days =
                budgets.charged(key.tenant(), key.budgetId(), BudgetWindow.of(null, now));
        Long limit = key.limitNanos();
        LimitReset reset = key.limitReset();
        return new Reply.Found(
                new Key(
                        new Data(
                                key.name(),
                                limit == null ? null : decimal(limit, currency),
                                limit == null
                                        ? null
                                        : decimal(
                                                Math.max(0, limit - used(days, reset, now)),
                                                currency),
                                reset == null ? null : reset.name().toLowerCase(Locale.ROOT),
                                decimal(used(days, null, now), currency),
                                decimal(used(days, LimitReset.DAILY, now), currency),
                                decimal(used(days, LimitReset.WEEKLY, now), currency),
                                decimal(used(days, LimitReset.MONTHLY, now), currency),
                                currency.getCurrencyCode(),
                                key.expiresAt(),
                                rateLimit(holder))));
    }

    private static RateLimit rateLimit(KeyHolder holder) {
        var key = holder.key().limits();
        var tenant = holder.tenant().limits();
        return new RateLimit(
                key.rpm(),
                key.tpm(),
                key.concurrency(),
                tenant.rpm(),
                tenant.tpm(),
                tenant.concurrency());
    }

    private static long used(Map<LocalDate, Long> days, @Nullable LimitReset reset, Instant now) {
        BudgetWindow window = BudgetWindow.of(reset, now);
        return days.entrySet().stream()
                .filter(day -> window.contains(day.getKey()))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    private static String decimal(long nanos, Currency currency) {
        return new Money(nanos, currency).decimal();
    }
}
