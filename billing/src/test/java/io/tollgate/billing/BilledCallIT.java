package io.tollgate.billing;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tollgate.billing.ledger.Account;
import io.tollgate.billing.ledger.Entry;
import io.tollgate.billing.ledger.LedgerTransaction;
import io.tollgate.billing.money.Money;
import io.tollgate.billing.reservation.ReserveOutcome;
import io.tollgate.billing.settlement.Settlement;
import io.tollgate.billing.usage.CallId;
import io.tollgate.billing.usage.UsageRecord;
import io.tollgate.catalog.id.TenantId;
import io.tollgate.testkit.TestStores;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// One call from grant to receipt, and what each store says of it.
@QuarkusTest
@WithTestResource(TestStores.class)
class BilledCallIT {
    @Inject Bank bank;

    @BeforeEach
    void open() {
        bank.open();
    }

    @Test
    void aSettledCallIsChargedOnceAndExplainedToTheNano() {
        TenantId tenant = bank.tenantWith(10_000);
        CallId call = Calls.next();

        assertThat(bank.reserve(tenant, call, 500, 3_000))
                .isEqualTo(new ReserveOutcome.Granted(3_000));
        assertThat(bank.available(tenant)).isEqualTo(7_000);
        assertThat(bank.settle(tenant, call, 1_230)).isEqualTo(new Settlement.Settled(1_230, 0));
        assertThat(bank.available(tenant)).isEqualTo(8_770);
        assertThat(bank.balance(tenant).posted().nanos()).isEqualTo(10_000);
        assertThat(bank.balance(tenant).unflushed().nanos()).isEqualTo(1_230);
        assertThat(bank.balance(tenant).totalUsage().nanos()).isEqualTo(1_230);

        assertThat(bank.flush()).isEqualTo(1);

        assertThat(bank.balance(tenant).posted().nanos()).isEqualTo(8_770);
        assertThat(bank.balance(tenant).unflushed().nanos()).isZero();
        assertThat(bank.balance(tenant).totalUsage().nanos()).isEqualTo(1_230);
        assertThat(bank.balance(tenant).totalCredits().nanos()).isEqualTo(10_000);
        assertThat(bank.available(tenant)).isEqualTo(8_770);
        bank.audit(tenant);
    }

    @Test
    void theReceiptIsTheRecordThatWasSettled() {
        TenantId tenant = bank.tenantWith(10_000);
        CallId call = bank.hold(tenant, 3_000);
        UsageRecord record = Calls.record(tenant, call, 1_230);
        assertThat(bank.settle(tenant, call, 1_230)).isEqualTo(new Settlement.Settled(1_230, 0));
        assertThat(bank.usage(call)).isEmpty();

        assertThat(bank.flush()).isEqualTo(1);

        assertThat(bank.usage(call))
                .hasValueSatisfying(stored -> {
                    assertThat(stored.record()).isEqualTo(record);
                    assertThat(stored.chargeNanos()).isEqualTo(1_230);
                    assertThat(stored.shortfallNanos()).isZero();
                    assertThat(stored.marginNanos()).isEqualTo(1_230 - 123);
                    assertThat(stored.savingNanos()).isEqualTo(1_230);
                });
        assertThat(bank.usage(tenant)).hasSize(1);
    }

    @Test
    void theLedgerBooksChargeRevenueAndCost() {
        TenantId tenant = bank.tenantWith(10_000);
        CallId call = bank.hold(tenant, 3_000);
        assertThat(bank.settle(tenant, call, 1_230)).isEqualTo(new Settlement.Settled(1_230, 0));

        assertThat(bank.flush()).isEqualTo(1);

        List<LedgerTransaction> transactions = bank.ledger(tenant);
        assertThat(transactions)
                .extracting(LedgerTransaction::kind)
                .containsExactly(LedgerTransaction.Kind.USAGE, LedgerTransaction.Kind.GRANT);
        assertThat(transactions.getFirst().entries())
                .containsExactlyInAnyOrder(
                        entry(Account.credit(tenant), -1_230),
                        entry(Account.REVENUE, 1_230),
                        entry(Account.upstreamCost("sim"), -123),
                        entry(Account.upstreamPayable("sim"), 123));
        assertThat(transactions.getFirst().balanceAfter().nanos()).isEqualTo(8_770);
        assertThat(transactions.getLast().entries())
                .containsExactlyInAnyOrder(
                        entry(Account.credit(tenant), 10_000), entry(Account.PROMOTIONS, -10_000));
    }

    private static Entry entry(Account account, long nanos) {
        return new Entry(account, new Money(nanos, Bank.USD));
    }
}
