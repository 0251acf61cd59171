package io.tollgate.admin.tenants;

import io.tollgate.admin.kit.Form;
import io.tollgate.admin.web.ActiveStatus;
import io.tollgate.admin.web.MoneyBody;
import io.tollgate.catalog.tenant.RateLimits;
import io.tollgate.catalog.tenant.Tenant;
import java.util.Currency;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A tenant's form and the body that it means.
final class TenantForm {
    private TenantForm() {}

    /// The form filled in with what holds now, where nothing was typed yet.
    static Form of(Form form, Tenant tenant) {
        RateLimits limits = tenant.limits();
        return form.or("name", tenant.name())
                .or("email", tenant.email())
                .or("rate_card", tenant.rateCard())
                .or("debt_limit", plain(tenant.debtLimitNanos()))
                .or("rpm", limits.rpm())
                .or("tpm", limits.tpm())
                .or("concurrency", limits.concurrency());
    }

    /// Throws [io.tollgate.admin.web.Refused] for what is no number.
    ///
    /// @param currency of the debt limit
    static TenantBody body(Form form, Currency currency) {
        String debt = form.text("debt_limit");
        return new TenantBody(
                form.text("name"),
                form.text("email"),
                form.text("rate_card"),
                new MoneyBody(debt == null ? "0" : debt, currency.getCurrencyCode()),
                limits(form),
                null);
    }

    /// Nothing but a new status.
    static TenantBody status(boolean active) {
        return new TenantBody(
                null, null, null, null, null, ActiveStatus.view(active, ActiveStatus.SUSPENDED));
    }

    private static Map<String, @Nullable Long> limits(Form form) {
        Map<String, @Nullable Long> limits = new HashMap<>();
        for (String name : new String[] {"rpm", "tpm", "concurrency"}) {
            limits.put(name, form.whole(name));
        }
        return limits;
    }

    /// Without the zeros at its end.
    private static String plain(long nanos) {
        return java.math.BigDecimal.valueOf(nanos, 9).stripTrailingZeros().toPlainString();
    }
}
