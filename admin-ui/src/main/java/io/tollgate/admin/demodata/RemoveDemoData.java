package io.tollgate.admin.demodata;

import io.tollgate.admin.access.CurrentCaller;
import io.tollgate.admin.web.Refused;
import io.tollgate.billing.flush.Flush;
import io.tollgate.billing.ledger.TenantAccount;
import io.tollgate.billing.ledger.TenantAccounts;
import io.tollgate.billing.ledger.Withdrawals;
import io.tollgate.billing.money.Money;
import io.tollgate.billing.topup.Credits;
import io.tollgate.billing.topup.Decrease;
import io.tollgate.billing.topup.Decreases;
import io.tollgate.catalog.id.Ids;
import io.tollgate.catalog.tenant.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.OptionalInt;

/// Takes the companies away again: their keys are revoked, their owners leave, their balances go to
/// zero by a correction that holds first, and a correcting transaction takes the rest out of the
/// books. Every step is the same however often it is taken. Blocks on PostgreSQL and Redis.
@ApplicationScoped
class RemoveDemoData {
    private static final String REASON = "Demonstration data removed";

    private final DemoTenants tenants;
    private final Flush flush;
    private final TenantAccounts accounts;
    private final Credits credits;
    private final Decreases decreases;
    private final Withdrawals withdrawals;
    private final CurrentCaller caller;

    RemoveDemoData(
            DemoTenants tenants,
            Flush flush,
            TenantAccounts accounts,
            Credits credits,
            Decreases decreases,
            Withdrawals withdrawals,
            CurrentCaller caller) {
        this.tenants = tenants;
        this.flush = flush;
        this.accounts = accounts;
        this.credits = credits;
        this.decreases = decreases;
        this.withdrawals = withdrawals;
        this.caller = caller;
    }

    /// Removes what is there, and what has been booked since for what was removed before. Answers
    /// how many companies are gone that were there, and nothing if there has never been one.
    OptionalInt remove() {
        int removed = 0;
        boolean known = false;
        for (Company company : Company.ALL) {
            for (Tenant tenant : tenants.all(company)) {
                known = true;
                removed += withdrawals.isWithdrawn(tenant.id()) ? 0 : 1;
                remove(tenant);
            }
        }
        return known ? OptionalInt.of(removed) : OptionalInt.empty();
    }

    void remove(Tenant tenant) {
        tenants.close(tenant, caller.get());
        int _ = flush.flushAll();
        TenantAccount account = accounts.read(List.of(tenant.id())).get(tenant.id());
        if (account != null && account.postedNanos() != 0) {
            settle(tenant, account.postedNanos());
            credits.publish(tenant.id());
        }
        if (!withdrawals.withdraw(tenant.id(), REASON)) {
            throw tryAgain();
        }
    }

    private void settle(Tenant tenant, long posted) {
        boolean lowers = posted > 0;
        Credits.Request request =
                new Credits.Request(
                        tenant.id(),
                        lowers ? Credits.Source.REDUCTION : Credits.Source.ADJUSTMENT,
                        new Money(Math.abs(posted), tenant.currency()),
                        "demo-data:removed:" + Ids.next(),
                        REASON);
        try (Decrease decrease =
                decreases.begin(tenant.id(), tenant.currency().getCurrencyCode())) {
            Credits.Outcome outcome =
                    lowers ? credits.post(request, decrease) : credits.post(request);
            if (!(outcome instanceof Credits.Posted)) {
                throw tryAgain();
            }
        }
    }

    private static Refused tryAgain() {
        return Refused.conflict(
                "try_again", "calls of a company are still running; try again", null);
    }
}
