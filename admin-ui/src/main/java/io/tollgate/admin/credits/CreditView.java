package io.tollgate.admin.credits;

import io.tollgate.admin.web.Check;
import io.tollgate.admin.web.MoneyView;
import io.tollgate.billing.topup.Credits;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A posted credit.
///
/// @param id of its transaction in the ledger
/// @param balanceAfter posted balance, credit less debt
record CreditView(
        String id,
        String tenant,
        String kind,
        MoneyView amount,
        String reference,
        @Nullable String reason,
        Instant at,
        MoneyView balanceAfter) {
    static CreditView of(Credits.Request request, Credits.Posted posted) {
        return new CreditView(
                posted.transaction().toString(),
                request.tenant().toString(),
                Check.wire(request.source()),
                MoneyView.of(request.amount()),
                request.reference(),
                request.reason(),
                posted.at(),
                MoneyView.of(posted.balance()));
    }
}
