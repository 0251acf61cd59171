package io.tollgate.gateway;

import io.tollgate.billing.balance.Balances;
import io.tollgate.billing.balance.TenantBalance;
import io.tollgate.billing.flush.Flush;
import io.tollgate.billing.money.Money;
import io.tollgate.billing.shard.Epochs;
import io.tollgate.billing.topup.Credits;
import io.tollgate.billing.usage.CallId;
import io.tollgate.billing.usage.StoredUsage;
import io.tollgate.billing.usage.UsageRecords;
import io.tollgate.catalog.id.TenantId;
import io.tollgate.catalog.key.ApiKeys;
import io.tollgate.catalog.key.IssuedKey;
import io.tollgate.catalog.key.NewApiKey;
import io.tollgate.catalog.tenant.NewTenant;
import io.tollgate.catalog.tenant.RateLimits;
import io.tollgate.catalog.tenant.Tenant;
import io.tollgate.catalog.tenant.Tenants;
import io.tollgate.gateway.http.GatewayServer;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.Currency;
import java.util.List;
import java.util.UUID;

/// The counter: opens accounts, takes money, hands out keys, and looks into the books.
@ApplicationScoped
class Till {
    static final Currency USD = Currency.getInstance("USD");

    private final Tenants tenants;
    private final ApiKeys keys;
    private final Credits credits;
    private final Balances balances;
    private final Flush flush;
    private final UsageRecords records;
    private final GatewayServer server;

    Till(
            Tenants tenants,
            ApiKeys keys,
            Credits credits,
            Balances balances,
            Flush flush,
            UsageRecords records,
            GatewayServer server,
            Epochs epochs) {
        this.tenants = tenants;
        this.keys = keys;
        this.credits = credits;
        this.balances = balances;
        this.flush = flush;
        this.records = records;
        this.server = server;
        Until.holds("all shards are open", epochs::allOpen);
    }

    /// What precedes `/v1`.
    URI address() {
        return URI.create("http://127.0.0.1:" + server.port());
    }

    /// A tenant with this many USD, a decimal; none if it is 0.
    Customer customer(String balance) {
        Tenant tenant =
                tenants.create(
                        new NewTenant("Acme", "a@acme.example", "standard", 0, RateLimits.NONE));
        Money amount = Money.parse(balance, USD);
        if (amount.nanos() > 0) {
            credit(tenant.id(), amount);
        }
        return issue(tenant.id(), NewApiKey.named("laptop"));
    }

    /// Another key for a tenant.
    Customer issue(TenantId tenant, NewApiKey key) {
        IssuedKey issued = keys.issue(tenant, key);
        return new Customer(tenant, issued.key().id(), issued.secret());
    }

    void credit(TenantId tenant, Money amount) {
        Credits.Outcome outcome =
                credits.post(
                        new Credits.Request(
                                tenant,
                                Credits.Source.GRANT,
                                amount,
                                UUID.randomUUID().toString(),
                                null));
        if (!(outcome instanceof Credits.Posted)) {
            throw new AssertionError("not credited: " + outcome);
        }
        credits.publish(tenant);
    }

    TenantBalance balance(Customer customer) {
        return balances.find(customer.tenant()).orElseThrow();
    }

    /// Every charge of the tenant, those not flushed included; nanos.
    long usedNanos(Customer customer) {
        return balance(customer).totalUsage().nanos();
    }

    long heldNanos(Customer customer) {
        return balance(customer).held().nanos();
    }

    /// Brings all settlements into the ledger.
    void flush() {
        int booked = flush.flushAll();
        System.getLogger(Till.class.getName())
                .log(System.Logger.Level.DEBUG, "{0} calls booked", booked);
    }

    /// A flushed record, by the `x-request-id` of the call; flushes first.
    StoredUsage record(String requestId) {
        flush();
        return records.find(CallId.parse(requestId)).orElseThrow();
    }

    /// All records of the tenant; flushes first.
    List<StoredUsage> records(Customer customer) {
        flush();
        return records.list(UsageRecords.Filter.ofTenant(customer.tenant()), 10_000, null);
    }
}
