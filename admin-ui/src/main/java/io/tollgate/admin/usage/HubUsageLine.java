package io.tollgate.admin.usage;

import io.tollgate.billing.money.Money;
import io.tollgate.billing.usage.UsageReport;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/// A line of the operator's page of usage, or its total.
///
/// @param name of the group, empty where it has none
/// @param href where more is said of it, null for nowhere
record HubUsageLine(String name, @Nullable String href, UsageReport.Line sums) {
    public Money charge() {
        return money(sums.charge());
    }

    /// Null while the cost of some call is not known.
    public @Nullable Money cost() {
        return sums.costUnknown() > 0 ? null : money(sums.cost());
    }

    public @Nullable Money margin() {
        return sums.costUnknown() > 0 ? null : money(sums.charge() - sums.cost());
    }

    public Money retail() {
        return money(sums.retail());
    }

    public Money saving() {
        return money(sums.saving());
    }

    /// The list price, null where that of no call is known.
    public @Nullable Money listed() {
        return isListed() ? retail() : null;
    }

    /// Retail less charge, null where the list price of no call is known.
    public @Nullable Money saved() {
        return isListed() ? saving() : null;
    }

    private boolean isListed() {
        return sums.retail() != 0 || sums.retailUnknown() == 0;
    }

    private Money money(long nanos) {
        return new Money(nanos, Currency.getInstance(sums.currency()));
    }
}
