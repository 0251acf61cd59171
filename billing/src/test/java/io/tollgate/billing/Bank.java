package io.tollgate.billing;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.billing.balance.Balances;
import io.tollgate.billing.balance.TenantBalance;
import io.tollgate.billing.flush.Flush;
import io.tollgate.billing.ledger.Ledger;
import io.tollgate.billing.ledger.LedgerTransaction;
import io.tollgate.billing.money.Money;
import io.tollgate.billing.reconcile.LedgerCheck;
import io.tollgate.billing.reconcile.Reconciliation;
import io.tollgate.billing.recovery.Recovery;
import io.tollgate.billing.reservation.Reservations;
import io.tollgate.billing.reservation.ReserveOutcome;
import io.tollgate.billing.reservation.ReserveRequest;
import io.tollgate.billing.settlement.Settlement;
import io.tollgate.billing.shard.Waits;
import io.tollgate.billing.topup.Credits;
import io.tollgate.billing.usage.CallId;
import io.tollgate.billing.usage.StoredUsage;
import io.tollgate.billing.usage.UsageRecords;
import io.tollgate.catalog.id.KeyId;
import io.tollgate.catalog.id.TenantId;
import io.tollgate.catalog.tenant.NewTenant;
import io.tollgate.catalog.tenant.RateLimits;
import io.tollgate.catalog.tenant.Tenants;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// What a test does with money, in the words of the money core, and waits for the answer.
@ApplicationScoped
public class Bank {
    public static final Currency USD = Currency.getInstance("USD");

    private final Tenants tenants;
    private final Credits credits;
    private final Reservations reservations;
    private final Flush flush;
    private final Balances balances;
    private final UsageRecords usage;
    private final Ledger ledger;
    private final Recovery recovery;
    private final LedgerCheck check;
    private final Reconciliation reconciliation;

    Bank(
            Tenants tenants,
            Credits credits,
            Reservations reservations,
            Flush flush,
            Balances balances,
            UsageRecords usage,
            Ledger ledger,
            Recovery recovery,
            LedgerCheck check,
            Reconciliation reconciliation) {
        this.tenants = tenants;
        this.credits = credits;
        this.reservations = reservations;
        this.flush = flush;
        this.balances = balances;
        this.usage = usage;
        this.ledger = ledger;
        this.recovery = recovery;
        this.check = check;
        this.reconciliation = reconciliation;
    }

    public void open() {
        assertThat(recovery.openShards()).isTrue();
    }

    /// A tenant without money.
    public TenantId tenant(long debtLimitNanos) {
        return tenants.create(
                        new NewTenant(
                                "Acme",
                                "acme@example.org",
                                NewTenant.USUAL_RATE_CARD,
                                debtLimitNanos,
                                RateLimits.NONE))
                .id();
    }

    /// A tenant with a grant that is spendable.
    public TenantId tenantWith(long nanos) {
        TenantId tenant = tenant(0);
        credit(tenant, nanos);
        return tenant;
    }

    public void credit(TenantId tenant, long nanos) {
        assertThat(post(tenant, nanos)).isInstanceOf(Credits.Posted.class);
        credits.publish(tenant);
    }

    /// In the ledger, but Redis has not heard of it.
    public Credits.Outcome post(TenantId tenant, long nanos) {
        return credits.post(
                new Credits.Request(
                        tenant,
                        Credits.Source.GRANT,
                        new Money(nanos, USD),
                        UUID.randomUUID().toString(),
                        null));
    }

    public void publish(TenantId tenant) {
        credits.publish(tenant);
    }

    public ReserveOutcome reserve(ReserveRequest request) {
        return Waits.forReply(reservations.reserve(request));
    }

    public ReserveOutcome reserve(TenantId tenant, CallId call, long min, long max) {
        return reserve(Calls.request(tenant, call, min, max));
    }

    /// A granted call of the tenant.
    public CallId hold(TenantId tenant, long nanos) {
        CallId call = Calls.next();
        assertThat(reserve(tenant, call, nanos, nanos))
                .isEqualTo(new ReserveOutcome.Granted(nanos));
        return call;
    }

    public Settlement.Outcome settle(TenantId tenant, CallId call, long nanos) {
        return Waits.forReply(
                reservations.settle(
                        new Settlement(Calls.record(tenant, call, nanos), Calls.KEY.value())));
    }

    /// The end of a call of a key of its own.
    public Settlement.Outcome settle(TenantId tenant, KeyId key, CallId call, long nanos) {
        return Waits.forReply(
                reservations.settle(
                        new Settlement(Calls.record(tenant, key, call, nanos), key.value())));
    }

    /// What a running call has come to. False for one that does not run.
    public boolean checkpoint(TenantId tenant, CallId call, long nanos) {
        return Waits.forReply(
                reservations.checkpoint(
                        new Settlement(Calls.record(tenant, call, nanos), Calls.KEY.value())));
    }

    public Settlement.Outcome release(TenantId tenant, CallId call) {
        return Waits.forReply(
                reservations.release(
                        new Settlement(Calls.failed(tenant, call), Calls.KEY.value())));
    }

    public int flush() {
        return flush.flushAll();
    }

    public TenantBalance balance(TenantId tenant) {
        return balances.find(tenant).orElseThrow();
    }

    public long available(TenantId tenant) {
        return balance(tenant).available().nanos();
    }

    public Optional<StoredUsage> usage(CallId call) {
        return usage.find(call);
    }

    public List<StoredUsage> usage(TenantId tenant) {
        return usage.list(UsageRecords.Filter.ofTenant(tenant), 10_000, null);
    }

    /// Newest first.
    public List<LedgerTransaction> ledger(TenantId tenant) {
        return ledger.list(tenant, 1_000, null);
    }

    /// The ledger proves itself, and Redis agrees with it about these tenants.
    public void audit(TenantId... audited) {
        LedgerCheck.Result result = check.run();
        assertThat(result.driftNanos()).isEqualTo("0");
        assertThat(result.balanced()).isTrue();
        assertThat(reconciliation.run(List.of(audited)))
                .hasSize(audited.length)
                .allSatisfy(line -> assertThat(line.driftNanos()).as("%s", line).isZero());
    }
}
