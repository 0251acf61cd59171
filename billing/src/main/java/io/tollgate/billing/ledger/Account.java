package io.tollgate.billing.ledger;

import io.tollgate.catalog.id.TenantId;
import org.jspecify.annotations.Nullable;

/// An account of the ledger. `credit` and `debt` belong to a tenant, the others to the operator.
/// Liabilities and income grow by positive entries (credit, revenue, upstream_payable), assets and
/// expenses by negative ones (payments, promotions, debt, upstream_cost, shortfall).
public record Account(String name, @Nullable TenantId tenant) {
    public static final Account REVENUE = new Account("revenue", null);
    public static final Account PROMOTIONS = new Account("promotions", null);
    public static final Account BREAKAGE = new Account("breakage", null);
    public static final Account SHORTFALL = new Account("shortfall", null);

    public static Account credit(TenantId tenant) {
        return new Account("credit", tenant);
    }

    public static Account debt(TenantId tenant) {
        return new Account("debt", tenant);
    }

    /// Money that came in by this rail, such as `manual`.
    public static Account payments(String rail) {
        return new Account("payments:" + rail, null);
    }

    public static Account upstreamCost(String upstream) {
        return new Account("upstream_cost:" + upstream, null);
    }

    public static Account upstreamPayable(String upstream) {
        return new Account("upstream_payable:" + upstream, null);
    }
}
