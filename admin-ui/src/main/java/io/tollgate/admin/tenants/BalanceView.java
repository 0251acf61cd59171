package io.tollgate.admin.tenants;

import io.tollgate.admin.web.MoneyView;
import io.tollgate.billing.balance.TenantBalance;

/// `posted = credit - debt`; `available = posted - unflushed - held`.
record BalanceView(
        MoneyView posted,
        MoneyView held,
        MoneyView unflushed,
        MoneyView available,
        MoneyView debt) {
    static BalanceView of(TenantBalance balance) {
        return new BalanceView(
                MoneyView.of(balance.posted()),
                MoneyView.of(balance.held()),
                MoneyView.of(balance.unflushed()),
                MoneyView.of(balance.available()),
                MoneyView.of(balance.debt()));
    }
}
