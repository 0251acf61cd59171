package io.tollgate.catalog.tenant;

import io.tollgate.catalog.id.TenantId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Currency;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "tenant")
class TenantRow {
    @Id UUID id;
    String name;
    String email;

    @Column(name = "rate_card")
    String rateCard;

    String currency;

    @Column(name = "debt_limit_nanos")
    long debtLimitNanos;

    @Nullable Integer rpm;
    @Nullable Long tpm;
    @Nullable Integer concurrency;
    String status;

    @Column(name = "created_at")
    Instant createdAt;

    static TenantRow of(NewTenant tenant, Currency currency, Instant now) {
        TenantRow row = new TenantRow();
        row.id = TenantId.create().value();
        row.name = tenant.name();
        row.email = tenant.email();
        row.rateCard = tenant.rateCard();
        row.currency = currency.getCurrencyCode();
        row.debtLimitNanos = tenant.debtLimitNanos();
        row.limit(tenant.limits());
        row.status = "active";
        row.createdAt = now;
        return row;
    }

    void apply(TenantChange change) {
        name = change.name() == null ? name : change.name();
        email = change.email() == null ? email : change.email();
        rateCard = change.rateCard() == null ? rateCard : change.rateCard();
        debtLimitNanos = change.debtLimitNanos() == null ? debtLimitNanos : change.debtLimitNanos();
        if (change.limits() != null) {
            limit(change.limits());
        }
        if (change.active() != null) {
            status = change.active() ? "active" : "suspended";
        }
    }

    Tenant toTenant() {
        return new Tenant(
                new TenantId(id),
                name,
                email,
                rateCard,
                Currency.getInstance(currency),
                debtLimitNanos,
                new RateLimits(rpm, tpm, concurrency),
                status.equals("active"),
                createdAt);
    }

    private void limit(RateLimits limits) {
        rpm = limits.rpm();
        tpm = limits.tpm();
        concurrency = limits.concurrency();
    }
}
