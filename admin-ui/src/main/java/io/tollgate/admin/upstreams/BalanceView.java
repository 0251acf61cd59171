package io.tollgate.admin.upstreams;

import io.tollgate.admin.web.MoneyView;
import io.tollgate.catalog.account.AccountBalance;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What an account at an upstream holds, as the API shows it.
///
/// @param balance as last told; null before that
/// @param error why the last question had no answer; null if it had
record BalanceView(@Nullable MoneyView balance, Instant checkedAt, @Nullable String error) {
    static BalanceView of(AccountBalance account) {
        Long nanos = account.nanos();
        return new BalanceView(
                nanos == null || account.currency() == null
                        ? null
                        : MoneyView.of(nanos, account.currency()),
                account.checkedAt(),
                account.error());
    }
}
