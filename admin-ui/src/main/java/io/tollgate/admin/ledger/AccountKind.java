package io.tollgate.admin.ledger;

import java.util.Arrays;
import java.util.Locale;

/// What an account is for, by the beginning of its name.
enum AccountKind {
    CREDIT,
    DEBT,
    REVENUE,
    PAYMENTS,
    PROMOTIONS,
    BREAKAGE,
    UPSTREAM_COST,
    UPSTREAM_PAYABLE,
    SHORTFALL,
    TAX,
    ROUNDING,
    OTHER;

    /// @param account such as `upstream_cost:zhipu`
    static AccountKind of(String account) {
        String name = account.replaceFirst(":.*", "").toUpperCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(kind -> kind.name().equals(name))
                .findFirst()
                .orElse(OTHER);
    }
}
