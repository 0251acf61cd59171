package io.tollgate.billing.topup;

import io.tollgate.billing.money.Money;
import io.tollgate.catalog.id.TenantId;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An order of a tenant to top up its balance.
///
/// @param checkoutUrl where the payer is sent
/// @param paidAt null until it is paid
public record TopUp(
        UUID id,
        TenantId tenant,
        String rail,
        Money amount,
        State state,
        String checkoutUrl,
        Instant createdAt,
        @Nullable Instant paidAt) {
    /// How far an order is. A failed one may still be paid later: money that came is credited.
    public enum State {
        OPEN,
        PAID,
        FAILED;

        public String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
