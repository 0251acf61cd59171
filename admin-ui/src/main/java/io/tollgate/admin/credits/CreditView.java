package io.tollgate.admin.credits;

import io.tollgate.admin.web.MoneyView;
import io.tollgate.billing.topup.Credits;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A posted credit.
///
/// @param amount negative where it lowered the balance by an adjustment
/// @param id of its transaction in the ledger
/// @param balanceAfter posted balance, credit less debt
record CreditView(
        String id,
        String tenant,
        String kind,
        MoneyView amount,
        String reference,
        @Nullable String reason,
        @Nullable Instant expiresAt,
        Instant at,
        MoneyView balanceAfter) {
    static CreditView of(Credits.Request request, Credits.Posted posted) {
        return new CreditView(
                posted.transaction().toString(),
                request.tenant().toString(),
                request.source().kind().wire(),
                MoneyView.of(
                        request.source() == Credits.Source.REDUCTION
                                ? request.amount().negated()
                                : request.amount()),
                request.reference(),
                request.reason(),
                request.expiresAt(),
                posted.at(),
                MoneyView.of(posted.balance()));
    }
}
