package io.tollgate.admin.topup;

import io.tollgate.admin.web.MoneyView;
import io.tollgate.billing.topup.TopUp;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An order.
///
/// @param state `open`, `paid` or `failed`
/// @param checkoutUrl where it is paid
record TopUpView(
        String id,
        String tenant,
        String rail,
        MoneyView amount,
        String state,
        String checkoutUrl,
        Instant createdAt,
        @Nullable Instant paidAt) {
    static TopUpView of(TopUp order) {
        return new TopUpView(
                order.id().toString(),
                order.tenant().toString(),
                order.rail(),
                MoneyView.of(order.amount()),
                order.state().wire(),
                order.checkoutUrl(),
                order.createdAt(),
                order.paidAt());
    }
}
