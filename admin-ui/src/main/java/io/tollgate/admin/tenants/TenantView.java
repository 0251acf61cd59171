package io.tollgate.admin.tenants;

import io.tollgate.admin.web.ActiveStatus;
import io.tollgate.admin.web.LimitsView;
import io.tollgate.admin.web.MoneyView;
import io.tollgate.catalog.tenant.Tenant;
import java.time.Instant;

/// A tenant, as the API shows it.
record TenantView(
        String id,
        String name,
        String email,
        String rateCard,
        String currency,
        MoneyView debtLimit,
        LimitsView limits,
        String status,
        Instant createdAt) {
    static TenantView of(Tenant tenant) {
        return new TenantView(
                tenant.id().toString(),
                tenant.name(),
                tenant.email(),
                tenant.rateCard(),
                tenant.currency().getCurrencyCode(),
                MoneyView.of(tenant.debtLimitNanos(), tenant.currency()),
                LimitsView.of(tenant.limits()),
                ActiveStatus.view(tenant.active(), ActiveStatus.SUSPENDED),
                tenant.createdAt());
    }
}
