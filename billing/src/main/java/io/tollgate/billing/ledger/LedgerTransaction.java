package io.tollgate.billing.ledger;

import io.tollgate.billing.money.Money;
import io.tollgate.catalog.id.TenantId;
import java.time.Instant;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Entries that hold only together.
///
/// @param period the UTC month that it belongs to
/// @param reference unique per tenant and kind
/// @param balanceAfter the tenant's posted balance (credit less debt) after it
public record LedgerTransaction(
        UUID id,
        Kind kind,
        TenantId tenant,
        Instant at,
        YearMonth period,
        String reference,
        @Nullable String reason,
        List<Entry> entries,
        Money balanceAfter) {
    public LedgerTransaction {
        entries = List.copyOf(entries);
        Map<String, Long> sums = new HashMap<>();
        for (Entry entry : entries) {
            sums.merge(
                    entry.amount().currency().getCurrencyCode(),
                    entry.amount().nanos(),
                    Math::addExact);
        }
        if (sums.values().stream().anyMatch(sum -> sum != 0)) {
            throw new IllegalArgumentException("unbalanced transaction " + reference + ": " + sums);
        }
    }

    /// Why money moved.
    public enum Kind {
        USAGE,
        GRANT,
        PAYMENT,
        REFUND,
        ADJUSTMENT,
        EXPIRY,
        DISPUTE,
        CORRECTION;

        public String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
