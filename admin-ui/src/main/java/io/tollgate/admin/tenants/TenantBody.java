package io.tollgate.admin.tenants;

import io.tollgate.admin.web.ActiveStatus;
import io.tollgate.admin.web.Check;
import io.tollgate.admin.web.LimitsBody;
import io.tollgate.admin.web.LimitsView;
import io.tollgate.admin.web.MoneyBody;
import io.tollgate.catalog.tenant.NewTenant;
import io.tollgate.catalog.tenant.RateLimits;
import io.tollgate.catalog.tenant.Tenant;
import io.tollgate.catalog.tenant.TenantChange;
import java.util.Currency;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A tenant to create (name and email are required) or what changes in one.
///
/// @param debtLimit in the currency of the rate card
record TenantBody(
        @Nullable String name,
        @Nullable String email,
        @Nullable String rateCard,
        @Nullable MoneyBody debtLimit,
        @Schema(implementation = LimitsView.class) @Nullable Map<String, @Nullable Long> limits,
        @Nullable String status) {
    String rateCardOrUsual() {
        return rateCard == null ? NewTenant.USUAL_RATE_CARD : rateCard;
    }

    /// @param currency the rate card's
    NewTenant create(Currency currency) {
        String named = Check.text(name, "name", 200);
        String address = Check.text(email, "email", 320);
        Long debt = debtLimitNanos(currency);
        RateLimits given = limitsOver(RateLimits.NONE);
        return Check.rules(
                "",
                () ->
                        new NewTenant(
                                named,
                                address,
                                rateCardOrUsual(),
                                debt == null ? 0 : debt,
                                given == null ? RateLimits.NONE : given));
    }

    TenantChange change(Tenant present) {
        String named = Check.optionalText(name, "name", 200);
        String address = Check.optionalText(email, "email", 320);
        Long debt = debtLimitNanos(present.currency());
        RateLimits given = limitsOver(present.limits());
        Boolean active = active();
        return Check.rules(
                "", () -> new TenantChange(named, address, rateCard, debt, given, active));
    }

    @Nullable Boolean active() {
        return ActiveStatus.read(status, ActiveStatus.SUSPENDED);
    }

    private @Nullable Long debtLimitNanos(Currency currency) {
        return debtLimit == null ? null : debtLimit.read("debt_limit", currency).nanos();
    }

    private @Nullable RateLimits limitsOver(RateLimits present) {
        return limits == null ? null : LimitsBody.read(limits, present);
    }
}
