package io.tollgate.admin.hub;

import io.tollgate.admin.kit.Chart;
import io.tollgate.admin.kit.Percent;
import io.tollgate.billing.money.Money;
import io.tollgate.billing.usage.UsageTrend;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/// What calls came to in one currency over a period.
///
/// @param trend revenue, cost and margin over time
record Figures(UsageTrend.Line sum, Chart trend) {
    private static final long PERMILLE = 1000;

    public Money revenue() {
        return money(sum.charge());
    }

    public Money cost() {
        return money(sum.cost());
    }

    /// Null while the cost of some call is not known.
    public @Nullable Money margin() {
        return sum.costUnknown() > 0 ? null : money(sum.charge() - sum.cost());
    }

    /// Per cent of revenue, null without revenue.
    public @Nullable String marginShare() {
        return sum.charge() == 0 || sum.costUnknown() > 0
                ? null
                : Percent.of(
                        Math.floorDiv(
                                Math.multiplyExact(sum.charge() - sum.cost(), PERMILLE),
                                sum.charge()));
    }

    public String errorShare() {
        return Percent.of(sum.calls() == 0 ? 0 : sum.failed() * PERMILLE / sum.calls());
    }

    private Money money(long nanos) {
        return new Money(nanos, Currency.getInstance(sum.currency()));
    }
}
