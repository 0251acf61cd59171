package io.tollgate.admin.keys;

import io.tollgate.admin.kit.Place;
import io.tollgate.admin.web.Refused;
import io.tollgate.billing.money.Money;
import io.tollgate.billing.reservation.BudgetWindow;
import io.tollgate.billing.reservation.KeyBudgets;
import io.tollgate.billing.usage.LastCalls;
import io.tollgate.catalog.id.KeyId;
import io.tollgate.catalog.key.ApiKey;
import io.tollgate.catalog.key.ApiKeys;
import io.tollgate.catalog.tenant.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads one key of one tenant, with what it has used. Blocks on PostgreSQL, for a budget on Redis
/// too.
@ApplicationScoped
class ReadKey {
    private final ApiKeys keys;
    private final LastCalls lastCalls;
    private final KeyBudgets budgets;
    private final Clock clock;

    ReadKey(ApiKeys keys, LastCalls lastCalls, KeyBudgets budgets, Clock clock) {
        this.keys = keys;
        this.lastCalls = lastCalls;
        this.budgets = budgets;
        this.clock = clock;
    }

    /// 404 for a key of another tenant.
    KeyLine of(Tenant tenant, KeyId id) {
        ApiKey key =
                keys.find(id)
                        .filter(found -> found.tenant().equals(tenant.id()))
                        .orElseThrow(() -> Refused.notFound("key"));
        return new KeyLine(
                key,
                KeyState.of(key, clock.instant()),
                lastCalls.of(List.of(id)).get(id),
                tenant.currency(),
                Place.KEYS.of(tenant.id()) + "/" + id);
    }

    /// What the budget has been charged in its present window, by all keys that share it; null
    /// without a budget.
    @Nullable Money used(KeyLine line) {
        ApiKey key = line.key();
        if (key.limitNanos() == null) {
            return null;
        }
        long charged =
                budgets
                        .charged(
                                key.tenant(),
                                key.budgetId(),
                                BudgetWindow.of(key.limitReset(), clock.instant()))
                        .values()
                        .stream()
                        .mapToLong(Long::longValue)
                        .sum();
        return new Money(charged, line.currency());
    }
}
