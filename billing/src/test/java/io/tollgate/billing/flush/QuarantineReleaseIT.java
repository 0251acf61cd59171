package io.tollgate.billing.flush;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tollgate.billing.Bank;
import io.tollgate.billing.Calls;
import io.tollgate.billing.flush.QuarantinedCall.Resolution;
import io.tollgate.billing.ledger.LedgerTransaction;
import io.tollgate.billing.reconcile.BatchDrift;
import io.tollgate.billing.reconcile.LedgerCheck;
import io.tollgate.billing.reservation.BudgetWindow;
import io.tollgate.billing.reservation.KeyBudgets;
import io.tollgate.billing.settlement.EndedCall;
import io.tollgate.billing.settlement.RecordJson;
import io.tollgate.billing.usage.CallId;
import io.tollgate.billing.usage.TokenUsage;
import io.tollgate.catalog.id.Ids;
import io.tollgate.catalog.id.KeyId;
import io.tollgate.catalog.id.TenantId;
import io.tollgate.testkit.TestStores;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The two ways out of quarantine.
@QuarkusTest
@WithTestResource(TestStores.class)
class QuarantineReleaseIT {
    private static final long CHARGE = 40;

    @Inject Bank bank;
    @Inject Flush flush;
    @Inject QuarantineRelease release;
    @Inject QuarantineShelf shelf;
    @Inject KeyBudgets budgets;
    @Inject LedgerCheck check;
    @Inject BatchDrift drift;
    @Inject DataSource database;

    private final KeyId key = new KeyId(Ids.next());

    @BeforeEach
    void open() {
        bank.open();
        var _ = bank.flush();
    }

    @Test
    void aRecordThatIsTakenNowIsInsertedAndItsCostIsPosted() throws SQLException {
        TenantId tenant = bank.tenantWith(1_000);
        CallId call = Calls.next();
        String model = "withdrawn-" + call;
        execute(
                "ALTER TABLE usage_record ADD CONSTRAINT refuses_one CHECK (model <> '"
                        + model
                        + "') NOT VALID");
        try {
            quarantine(tenant, call, record(tenant, call).replace(Calls.MODEL, model));
            assertThat(book(call)).isInstanceOf(QuarantineRelease.StillRefused.class);
        } finally {
            execute("ALTER TABLE usage_record DROP CONSTRAINT refuses_one");
        }
        long before = check.run().quarantined();

        QuarantineRelease.Outcome outcome = book(call);

        assertThat(outcome).isInstanceOf(QuarantineRelease.Released.class);
        assertThat(check.run().quarantined()).isEqualTo(before - 1);
        assertThat(bank.usage(call))
                .hasValueSatisfying(stored -> {
                    assertThat(stored.chargeNanos()).isEqualTo(CHARGE);
                    assertThat(stored.record().usage()).isEqualTo(new TokenUsage(1, 2, 3, 4, 5));
                });
        assertThat(bank.balance(tenant).posted().nanos()).isEqualTo(1_000 - CHARGE);
        assertThat(bank.ledger(tenant))
                .filteredOn(entry -> entry.kind() == LedgerTransaction.Kind.CORRECTION)
                .hasSize(1);
        assertThat(spent(tenant)).isEqualTo(CHARGE);
        assertThat(bank.flush()).isZero();
        bank.audit(tenant);
    }

    @Test
    void theFirstDecisionCountsAndALateCopyChangesNothing() {
        TenantId tenant = bank.tenantWith(1_000);
        CallId call = Calls.next();
        String record = record(tenant, call);
        quarantine(tenant, call, record.replace("\"input\":1", "\"input\":-1"));

        assertThat(book(call)).isInstanceOf(QuarantineRelease.StillRefused.class);
        assertThat(writeOff(call)).isInstanceOf(QuarantineRelease.Released.class);
        assertThat(writeOff(call))
                .isInstanceOfSatisfying(
                        QuarantineRelease.Released.class,
                        again -> assertThat(again.now()).isFalse());
        assertThat(book(call)).isInstanceOf(QuarantineRelease.DecidedOtherwise.class);
        assertThat(flush.handIn(List.of(new EndedCall(call, record, CHARGE, 0)), "late:" + call))
                .isZero();

        assertThat(bank.usage(call)).isEmpty();
        assertThat(bank.balance(tenant).posted().nanos()).isEqualTo(1_000);
        assertThat(bank.flush()).isZero();
        bank.audit(tenant);
    }

    @Test
    void writingOffGivesTheChargeBackToTheTenantAndToTheKey() {
        TenantId tenant = bank.tenantWith(1_000);
        CallId call = Calls.next();
        quarantine(tenant, call, record(tenant, call).replace("\"input\":1", "\"input\":-1"));
        assertThat(bank.balance(tenant).posted().nanos()).isEqualTo(1_000 - CHARGE);
        assertThat(spent(tenant)).isEqualTo(CHARGE);

        QuarantineRelease.Outcome outcome = writeOff(call);

        assertThat(outcome).isInstanceOf(QuarantineRelease.Released.class);
        assertThat(bank.balance(tenant).posted().nanos()).isEqualTo(1_000);
        assertThat(spent(tenant)).isZero();
        assertThat(shelf.find(call.value()).map(QuarantinedCall::resolution))
                .hasValueSatisfying(decided -> {
                    assertThat(decided.kind()).isEqualTo(Resolution.Kind.WRITTEN_OFF);
                    assertThat(decided.reason()).isEqualTo("nobody can read it");
                });
        assertThat(shelf.list(true, 1_000, null)).noneMatch(open -> open.id().equals(call.value()));
        assertThat(drift.run(List.of(tenant))).isEmpty();
    }

    @Test
    void aBatchThatIsNotTheSumOfItsCallsIsListed() throws SQLException {
        TenantId tenant = bank.tenantWith(1_000);
        CallId call = bank.hold(tenant, CHARGE);
        assertThat(bank.settle(tenant, call, CHARGE)).isNotNull();
        assertThat(bank.flush()).isOne();
        assertThat(drift.run(List.of(tenant))).isEmpty();

        long drifts;
        List<BatchDrift.Line> listed;
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("ALTER TABLE usage_record DISABLE TRIGGER USER");
            statement.execute(
                    "UPDATE usage_record SET shortfall_nanos = 5 WHERE id = '" + call + "'");
            drifts = check.run().batchesOff();
            listed = drift.run(List.of(tenant)).getOrDefault(tenant, List.of());
            statement.execute(
                    "UPDATE usage_record SET shortfall_nanos = 0 WHERE id = '" + call + "'");
            statement.execute("ALTER TABLE usage_record ENABLE TRIGGER USER");
        }

        assertThat(drifts).isOne();
        assertThat(listed)
                .singleElement()
                .satisfies(line -> {
                    assertThat(line.calls()).isOne();
                    assertThat(line.driftNanos()).isEqualTo(5);
                    assertThat(line.reference()).startsWith("usage:");
                });
        bank.audit(tenant);
    }

    private String record(TenantId tenant, CallId call) {
        return RecordJson.write(Calls.record(tenant, key, call, CHARGE));
    }

    private void quarantine(TenantId tenant, CallId call, String record) {
        assertThat(flush.handIn(List.of(new EndedCall(call, record, CHARGE, 0)), "test:" + call))
                .isOne();
        assertThat(bank.usage(call)).isEmpty();
        assertThat(shelf.find(call.value()))
                .hasValueSatisfying(kept -> {
                    assertThat(kept.tenant()).isEqualTo(tenant);
                    assertThat(kept.charged()).isTrue();
                    assertThat(kept.resolution()).isNull();
                });
    }

    private QuarantineRelease.Outcome book(CallId call) {
        return inTransaction(() -> release.book(call.value()));
    }

    private QuarantineRelease.Outcome writeOff(CallId call) {
        return inTransaction(() -> release.writeOff(call.value(), "nobody can read it"));
    }

    private static QuarantineRelease.Outcome inTransaction(
            Supplier<QuarantineRelease.Outcome> decision) {
        QuarkusTransaction.begin();
        QuarantineRelease.Outcome outcome = decision.get();
        if (outcome instanceof QuarantineRelease.Released) {
            QuarkusTransaction.commit();
        } else {
            QuarkusTransaction.rollback();
        }
        return outcome;
    }

    /// Of the key's day.
    private long spent(TenantId tenant) {
        return budgets
                .charged(tenant, key.value(), BudgetWindow.of(null, Instant.now()))
                .values()
                .stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
