package io.tollgate.billing.topup;

import io.tollgate.billing.ledger.LedgerUnavailable;
import io.tollgate.catalog.id.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import javax.sql.DataSource;

/// What is left of credits that expire. Whatever lowers a tenant's credit takes from the lot that
/// expires first, credit that never expires last. Every method runs under the lock of the tenant's
/// account.
@ApplicationScoped
class CreditLots {
    private static final String SEEN =
            "SELECT credit_nanos FROM credit_lots_seen WHERE tenant_id = ? FOR UPDATE";
    private static final String SEE =
            """
            INSERT INTO credit_lots_seen (tenant_id, credit_nanos) VALUES (?, ?)
            ON CONFLICT (tenant_id) DO UPDATE SET credit_nanos = EXCLUDED.credit_nanos\
            """;
    private static final String OPEN =
            """
            SELECT transaction_id, left_nanos FROM credit_lot WHERE tenant_id = ? AND left_nanos > 0
            ORDER BY expires_at, transaction_id FOR UPDATE\
            """;
    private static final String TAKE =
            "UPDATE credit_lot SET left_nanos = left_nanos - ? WHERE transaction_id = ?";
    private static final String EXPIRE =
            "UPDATE credit_lot SET left_nanos = left_nanos - ?, expiries = expiries + 1 WHERE transaction_id = ? RETURNING expiries";
    private static final String ADD =
            "INSERT INTO credit_lot (transaction_id, tenant_id, expires_at, amount_nanos, left_nanos) VALUES (?, ?, ?, ?, ?)";
    private static final String LEFT = "SELECT left_nanos FROM credit_lot WHERE transaction_id = ?";
    private static final String DUE =
            """
            SELECT transaction_id, tenant_id, left_nanos FROM credit_lot WHERE left_nanos > 0 AND expires_at <= ?
            ORDER BY expires_at LIMIT ?\
            """;

    private final DataSource database;

    CreditLots(DataSource database) {
        this.database = database;
    }

    /// A lot whose time has come.
    ///
    /// @param leftNanos at most: what was consumed since the last look is not taken off yet
    record Due(UUID lot, TenantId tenant, long leftNanos) {}

    /// Takes what was consumed since the last look off the lots.
    ///
    /// @param creditNanos the tenant's credit now
    @Transactional(Transactional.TxType.MANDATORY)
    void consume(TenantId tenant, long creditNanos) {
        try (Connection connection = database.getConnection()) {
            OptionalLong seen = number(connection, SEEN, tenant.value());
            if (seen.isEmpty() || seen.getAsLong() <= creditNanos) {
                return;
            }
            long consumed = seen.getAsLong() - creditNanos;
            for (Due lot : open(connection, tenant)) {
                long taken = Math.min(consumed, lot.leftNanos());
                update(connection, TAKE, taken, lot.lot());
                consumed -= taken;
                if (consumed == 0) {
                    break;
                }
            }
            see(connection, tenant, creditNanos);
        } catch (SQLException failure) {
            throw new LedgerUnavailable(failure);
        }
    }

    /// A new credit that expires; [#consume] came before it.
    ///
    /// @param raisedNanos what it raised the credit by: it paid debt first
    @Transactional(Transactional.TxType.MANDATORY)
    void add(
            TenantId tenant,
            UUID transaction,
            Instant expiresAt,
            long raisedNanos,
            long creditNanos) {
        try (Connection connection = database.getConnection()) {
            if (raisedNanos > 0) {
                try (PreparedStatement add = connection.prepareStatement(ADD)) {
                    add.setObject(1, transaction);
                    add.setObject(2, tenant.value());
                    add.setObject(3, expiresAt.atOffset(ZoneOffset.UTC));
                    add.setLong(4, raisedNanos);
                    add.setLong(5, raisedNanos);
                    add.executeUpdate();
                }
            }
            see(connection, tenant, creditNanos);
        } catch (SQLException failure) {
            throw new LedgerUnavailable(failure);
        }
    }

    /// The credit was raised by money that never expires; [#consume] came before it.
    @Transactional(Transactional.TxType.MANDATORY)
    void raised(TenantId tenant, long creditNanos) {
        try (Connection connection = database.getConnection()) {
            if (number(connection, SEEN, tenant.value()).isPresent()) {
                see(connection, tenant, creditNanos);
            }
        } catch (SQLException failure) {
            throw new LedgerUnavailable(failure);
        }
    }

    /// Lots that expire now or have, at most `limit`.
    @Transactional
    List<Due> due(Instant now, int limit) {
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(DUE)) {
            query.setObject(1, OffsetDateTime.ofInstant(now, ZoneOffset.UTC));
            query.setInt(2, limit);
            try (ResultSet rows = query.executeQuery()) {
                List<Due> due = new ArrayList<>();
                while (rows.next()) {
                    due.add(
                            new Due(
                                    rows.getObject("transaction_id", UUID.class),
                                    new TenantId(rows.getObject("tenant_id", UUID.class)),
                                    rows.getLong("left_nanos")));
                }
                return due;
            }
        } catch (SQLException failure) {
            throw new LedgerUnavailable(failure);
        }
    }

    @Transactional(Transactional.TxType.MANDATORY)
    long left(UUID lot) {
        try (Connection connection = database.getConnection()) {
            return number(connection, LEFT, lot).orElse(0);
        } catch (SQLException failure) {
            throw new LedgerUnavailable(failure);
        }
    }

    /// Notes that a part of a lot has expired, and answers how many parts have.
    @Transactional(Transactional.TxType.MANDATORY)
    int expire(Due lot, long nanos, long creditNanos) {
        try (Connection connection = database.getConnection();
                PreparedStatement expire = connection.prepareStatement(EXPIRE)) {
            expire.setLong(1, nanos);
            expire.setObject(2, lot.lot());
            see(connection, lot.tenant(), creditNanos);
            try (ResultSet row = expire.executeQuery()) {
                if (!row.next()) {
                    throw new IllegalStateException("lot " + lot.lot() + " has vanished");
                }
                return row.getInt(1);
            }
        } catch (SQLException failure) {
            throw new LedgerUnavailable(failure);
        }
    }

    private static List<Due> open(Connection connection, TenantId tenant) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(OPEN)) {
            query.setObject(1, tenant.value());
            List<Due> lots = new ArrayList<>();
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    lots.add(new Due(rows.getObject(1, UUID.class), tenant, rows.getLong(2)));
                }
            }
            return lots;
        }
    }

    private static void see(Connection connection, TenantId tenant, long creditNanos)
            throws SQLException {
        try (PreparedStatement see = connection.prepareStatement(SEE)) {
            see.setObject(1, tenant.value());
            see.setLong(2, creditNanos);
            see.executeUpdate();
        }
    }

    private static void update(Connection connection, String sql, long number, UUID id)
            throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            update.setLong(1, number);
            update.setObject(2, id);
            update.executeUpdate();
        }
    }

    private static OptionalLong number(Connection connection, String sql, UUID id)
            throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setObject(1, id);
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? OptionalLong.of(row.getLong(1)) : OptionalLong.empty();
            }
        }
    }
}
