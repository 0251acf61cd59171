package io.tollgate.billing.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tollgate.catalog.id.Ids;
import io.tollgate.testkit.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the database itself refuses, whatever a program asks.
class LedgerSchemaIT {
    private static final DataSource DATABASE = TestDatabase.create().dataSource();
    private static final UUID TENANT = Ids.next();

    @BeforeAll
    static void oneOfEverything() throws SQLException {
        execute(
                """
                INSERT INTO tenant (id, name, email, rate_card, currency, created_at)
                  VALUES ('%1$s', 'Acme', 'a@acme.example', 'standard', 'USD', now());
                INSERT INTO tenant_account (tenant_id, currency) VALUES ('%1$s', 'USD')\
                """
                        .formatted(TENANT));
        execute(transaction(100, -100));
        execute("SELECT ensure_usage_partitions('2026-11-01')");
        execute(usage("2026-11-30T23:59:59.999Z"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ledger_transaction",
                "ledger_entry",
                "usage_record",
                "usage_record_202611",
                "usage_record_default",
                "price_table",
                "price_line"
            })
    void whatIsWrittenIsNeverRemoved(String table) {
        refuses("DELETE FROM " + table);
        refuses("TRUNCATE " + table + " CASCADE");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ledger_transaction SET reason = 'x'",
                "ledger_entry SET amount_nanos = 1",
                "usage_record SET charge_nanos = 1",
                "usage_record_202611 SET charge_nanos = 1",
                "price_table SET name = 'x'",
                "price_line SET input_nanos = 1"
            })
    void whatIsWrittenIsNeverChanged(String change) {
        refuses("UPDATE " + change);
    }

    @Test
    void aTransactionThatDoesNotSumToZeroIsRefusedAtItsCommit() {
        assertThatThrownBy(() -> execute(transaction(100, -99)))
                .hasMessageContaining("does not sum to zero");
    }

    @Test
    void currenciesDoNotPayForEachOther() {
        assertThatThrownBy(
                        () -> execute(transaction(100, -100).replace("'USD', -100", "'EUR', -100")))
                .hasMessageContaining("does not sum to zero");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "credit_nanos = -1",
                "debt_nanos = -1",
                "credit_nanos = 9007199254740992",
                "credit_nanos = 1, debt_nanos = 1"
            })
    void aRunningBalanceIsNeverImpossible(String balance) {
        assertThatThrownBy(() -> execute("UPDATE tenant_account SET " + balance))
                .hasMessageContaining("check constraint");
    }

    @Test
    void aRecordLiesInThePartitionOfItsMonthAndOthersInTheDefault() throws SQLException {
        execute(usage("2020-02-29T12:00:00Z"));
        execute("SELECT ensure_usage_partitions('2031-12-15')");
        execute(usage("2031-12-31T23:59:59.999Z"));
        execute(usage("2032-01-01T00:00:00Z"));

        assertThat(partitionOf("2020-02-29T12:00:00Z")).isEqualTo("usage_record_default");
        assertThat(partitionOf("2026-11-30T23:59:59.999Z")).isEqualTo("usage_record_202611");
        assertThat(partitionOf("2031-12-31T23:59:59.999Z")).isEqualTo("usage_record_203112");
        assertThat(partitionOf("2032-01-01T00:00:00Z")).isEqualTo("usage_record_203201");
    }

    @Test
    void preparingPartitionsAgainIsHarmless() {
        assertThatCode(() -> execute("SELECT ensure_usage_partitions('2033-05-01')"))
                .doesNotThrowAnyException();
        assertThatCode(() -> execute("SELECT ensure_usage_partitions('2033-06-30')"))
                .doesNotThrowAnyException();
    }

    @Test
    void aCallIdIsUnique() throws SQLException {
        String insert = usage("2026-11-02T00:00:00Z");
        execute(insert);

        assertThatThrownBy(() -> execute(insert)).hasMessageContaining("duplicate key");
    }

    private static void refuses(String sql) {
        assertThatThrownBy(() -> execute(sql)).as(sql).hasMessageContaining("append-only");
    }

    private static String transaction(long credit, long counterpart) {
        return """
        BEGIN;
        INSERT INTO ledger_transaction (id, kind, tenant_id, at, period, reference)
          VALUES ('%1$s', 'grant', '%2$s', now(), '2026-11-01', '%1$s');
        INSERT INTO ledger_entry (transaction_id, position, account, tenant_id, currency, amount_nanos)
          VALUES ('%1$s', 0, 'credit', '%2$s', 'USD', %3$d), ('%1$s', 1, 'promotions', NULL, 'USD', %4$d);
        COMMIT\
        """
                .formatted(Ids.next(), TENANT, credit, counterpart);
    }

    private static String usage(String at) {
        return """
        INSERT INTO usage_record (id, created_at, tenant_id, key_id, model, status, stream, usage_source, input, cached_input,
          cache_write, output, reasoning, currency, charge_nanos, shortfall_nanos, charge_lines, latency_ms, attempts)
        VALUES ('%s', '%s', '%s', '%s', 'm', 'completed', false, 'reported', 1, 0, 0, 1, 0, 'USD', 5, 0, '[]', 1, '[]')\
        """
                .formatted(Ids.next(), at, TENANT, TENANT);
    }

    private static String partitionOf(String at) throws SQLException {
        try (Connection connection = DATABASE.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery(
                                "SELECT tableoid::regclass::text FROM usage_record WHERE created_at = '"
                                        + at
                                        + "'")) {
            assertThat(row.next()).isTrue();
            return row.getString(1);
        }
    }

    private static void execute(String sql) throws SQLException {
        try (Connection connection = DATABASE.getConnection();
                Statement statement = connection.createStatement()) {
            var _ = statement.execute(sql);
        }
    }
}
