package io.tollgate.bench.money;

import io.tollgate.billing.balance.Balances;
import io.tollgate.billing.money.Money;
import io.tollgate.billing.topup.Credits;
import io.tollgate.catalog.id.Ids;
import io.tollgate.catalog.id.KeyId;
import io.tollgate.catalog.id.TenantId;
import io.tollgate.catalog.tenant.NewTenant;
import io.tollgate.catalog.tenant.RateLimits;
import io.tollgate.catalog.tenant.Tenants;
import io.tollgate.standalone.home.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;

/// The customers of the run and what they were charged.
@ApplicationScoped
class Till {
    private static final int TENANTS = 16;
    private static final long GRANT_NANOS = 1_000_000_000_000_000L;

    private final Tenants tenants;
    private final Credits credits;
    private final Balances balances;
    private final List<Pairs.Customer> customers = new ArrayList<>();
    private long booked;

    Till(Tenants tenants, Credits credits, Balances balances) {
        this.tenants = tenants;
        this.credits = credits;
        this.balances = balances;
    }

    /// New tenants with credit, each with a key.
    List<Pairs.Customer> customers() {
        for (int n = 0; n < TENANTS; n++) {
            TenantId tenant =
                    tenants.create(
                                    new NewTenant(
                                            "Benchmark " + n,
                                            "bench@example.org",
                                            NewTenant.USUAL_RATE_CARD,
                                            0,
                                            RateLimits.NONE))
                            .id();
            grant(tenant);
            customers.add(new Pairs.Customer(tenant, new KeyId(Ids.next())));
        }
        return List.copyOf(customers);
    }

    private void grant(TenantId tenant) {
        Credits.Outcome outcome =
                credits.post(
                        new Credits.Request(
                                tenant,
                                Credits.Source.GRANT,
                                new Money(GRANT_NANOS, Currency.getInstance("USD")),
                                "bench",
                                null));
        if (!(outcome instanceof Credits.Posted)) {
            throw new Refusal("the credit was not posted: " + outcome);
        }
        credits.publish(tenant);
    }

    void booked(int calls) {
        booked += calls;
    }

    long booked() {
        return booked;
    }

    /// What the ledger has taken from the customers.
    long chargedNanos() {
        return customers.stream()
                .mapToLong(customer ->
                        GRANT_NANOS
                                - balances.find(customer.tenant()).orElseThrow().posted().nanos())
                .sum();
    }
}
