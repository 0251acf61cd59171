package io.tollgate.admin.keys;

import io.tollgate.admin.web.Check;
import io.tollgate.billing.money.Money;
import io.tollgate.catalog.key.ApiKey;
import java.time.Instant;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/// A key as pages show it.
///
/// @param href its own page
record KeyLine(
        ApiKey key, KeyState state, @Nullable Instant lastUsed, Currency currency, String href) {
    /// What people recognise it by.
    public String shown() {
        return key.prefix() + "…" + key.last4();
    }

    public @Nullable Money budget() {
        Long nanos = key.limitNanos();
        return nanos == null ? null : new Money(nanos, currency);
    }

    /// As messages take it: empty for a budget over the key's life.
    public String reset() {
        return key.limitReset() == null ? "" : Check.wire(key.limitReset());
    }

    public boolean isLimited() {
        return key.limitNanos() != null
                || !key.models().isEmpty()
                || !key.ipAllow().isEmpty()
                || key.limits().rpm() != null
                || key.limits().tpm() != null
                || key.limits().concurrency() != null;
    }
}
