package io.tollgate.billing.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tollgate.billing.Bank;
import io.tollgate.billing.Calls;
import io.tollgate.billing.flush.Flush;
import io.tollgate.billing.reservation.BudgetWindow;
import io.tollgate.billing.reservation.KeyBudgets;
import io.tollgate.billing.usage.CallId;
import io.tollgate.billing.usage.UsageRecord;
import io.tollgate.catalog.id.Ids;
import io.tollgate.catalog.id.KeyId;
import io.tollgate.catalog.id.TenantId;
import io.tollgate.testkit.TestStores;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestStores.class)
class CorrectionsIT {
    @Inject Bank bank;
    @Inject Flush flush;
    @Inject Corrections corrections;
    @Inject KeyBudgets budgets;

    private final KeyId key = new KeyId(Ids.next());

    @BeforeEach
    void open() {
        bank.open();
        var _ = bank.flush();
    }

    @Test
    void aChargeThatNobodyWasToldOfGoesBackToTheTenantAndToTheKeysBudgetOnce() {
        TenantId tenant = bank.tenantWith(1_000);
        CallId call = Calls.next();
        UsageRecord booked = Calls.record(tenant, key, call, 300);
        assertThat(flush.book(List.of(booked), "late:" + call)).isOne();
        assertThat(spent(tenant)).isEqualTo(300);
        UsageRecord unanswered =
                UsageRecord.nothing(
                        call, tenant, key, Calls.MODEL, "USD", UsageRecord.Status.FAILED);

        assertThat(corrections.correct(unanswered)).isTrue();
        assertThat(corrections.correct(unanswered)).isTrue();

        assertThat(bank.balance(tenant).posted().nanos()).isEqualTo(1_000);
        assertThat(spent(tenant)).isZero();
        assertThat(bank.flush()).isZero();
        bank.audit(tenant);
    }

    private long spent(TenantId tenant) {
        return budgets
                .charged(tenant, key.value(), BudgetWindow.of(null, Instant.now()))
                .values()
                .stream()
                .mapToLong(Long::longValue)
                .sum();
    }
}
