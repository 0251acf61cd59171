package io.tollgate.admin.tenants;

import io.tollgate.admin.audit.Journal;
import io.tollgate.admin.web.Refused;
import io.tollgate.catalog.id.TenantId;
import io.tollgate.catalog.people.Email;
import io.tollgate.catalog.tenant.NewTenant;
import io.tollgate.catalog.tenant.RateCardOfOtherCurrency;
import io.tollgate.catalog.tenant.RateCards;
import io.tollgate.catalog.tenant.RateLimits;
import io.tollgate.catalog.tenant.Tenant;
import io.tollgate.catalog.tenant.TenantChange;
import io.tollgate.catalog.tenant.Tenants;
import io.tollgate.catalog.tenant.UnknownRateCard;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Currency;

/// Creates and changes tenants, each with its entry in the audit log. Blocks on PostgreSQL.
@ApplicationScoped
public class ChangeTenants {
    private static final String THING = "tenant";

    private final Tenants tenants;
    private final RateCards rateCards;
    private final Journal journal;

    ChangeTenants(Tenants tenants, RateCards rateCards, Journal journal) {
        this.tenants = tenants;
        this.rateCards = rateCards;
        this.journal = journal;
    }

    @Transactional
    Tenant create(TenantBody body) {
        String card = body.rateCardOrUsual();
        Currency currency =
                rateCards
                        .currency(card)
                        .orElseThrow(
                                () -> Refused.invalid("rate_card", "there is no such rate card"));
        NewTenant wanted = body.create(currency);
        Boolean active = body.active();
        Tenant created = tenants.create(wanted);
        if (active != null && !active) {
            created =
                    tenants.update(
                                    created.id(),
                                    new TenantChange(null, null, null, null, null, false))
                            .orElseThrow();
        }
        journal.created(THING, created.id(), created.id(), TenantView.of(created));
        return created;
    }

    /// Opens an active tenant on the usual rate card for who signs up.
    @Transactional
    public Tenant open(String name, Email email) {
        Tenant opened =
                tenants.create(
                        new NewTenant(
                                name,
                                email.address(),
                                NewTenant.USUAL_RATE_CARD,
                                0,
                                RateLimits.NONE));
        journal.created(THING, opened.id(), opened.id(), TenantView.of(opened));
        return opened;
    }

    /// Gives a tenant another name and suspends it: it stays for the sake of the books.
    @Transactional
    public Tenant close(Tenant before, String name) {
        Tenant after =
                tenants.update(before.id(), new TenantChange(name, null, null, null, null, false))
                        .orElseThrow();
        journal.changed(
                THING, before.id(), before.id(), TenantView.of(before), TenantView.of(after));
        return after;
    }

    @Transactional
    Tenant change(TenantId id, TenantBody body) {
        Tenant before = tenants.find(id).orElseThrow(() -> Refused.notFound(THING));
        TenantChange change = body.change(before);
        try {
            Tenant after = tenants.update(id, change).orElseThrow();
            journal.changed(THING, id, id, TenantView.of(before), TenantView.of(after));
            return after;
        } catch (UnknownRateCard | RateCardOfOtherCurrency unfit) {
            throw Refused.invalid("rate_card", String.valueOf(unfit.getMessage()));
        }
    }
}
