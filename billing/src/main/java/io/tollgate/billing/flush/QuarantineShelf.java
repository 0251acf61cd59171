package io.tollgate.billing.flush;

import io.tollgate.billing.flush.QuarantinedCall.Resolution;
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
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// The calls in quarantine and what was decided about them. Blocks on PostgreSQL.
@ApplicationScoped
public class QuarantineShelf {
    private static final String SELECT =
            """
            SELECT q.*, r.outcome, r.reason, r.at AS resolved_at FROM quarantine q LEFT JOIN quarantine_resolution r USING (id)
            """;
    private static final String LIST =
            SELECT
                    + """
                    WHERE (NOT ? OR r.id IS NULL) AND (?::uuid IS NULL OR q.id < ?) ORDER BY q.id DESC LIMIT ?\
                    """;
    private static final String FIND = SELECT + "WHERE q.id = ?";
    private static final String RESOLVE =
            """
            INSERT INTO quarantine_resolution (id, outcome, reason, at) VALUES (?, ?, ?, ?) ON CONFLICT (id) DO NOTHING\
            """;

    private final DataSource database;

    QuarantineShelf(DataSource database) {
        this.database = database;
    }

    /// Newest first.
    ///
    /// @param open only those that nobody has decided about
    /// @param after the last one of the page before
    public List<QuarantinedCall> list(boolean open, int limit, @Nullable UUID after) {
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(LIST)) {
            query.setBoolean(1, open);
            query.setObject(2, after);
            query.setObject(3, after);
            query.setInt(4, limit);
            List<QuarantinedCall> calls = new ArrayList<>();
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    calls.add(fromRow(rows));
                }
            }
            return calls;
        } catch (SQLException failure) {
            throw new LedgerUnavailable(failure);
        }
    }

    public Optional<QuarantinedCall> find(UUID id) {
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(FIND)) {
            query.setObject(1, id);
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? Optional.of(fromRow(row)) : Optional.empty();
            }
        } catch (SQLException failure) {
            throw new LedgerUnavailable(failure);
        }
    }

    /// Decides in the caller's transaction; false if somebody has.
    @Transactional(Transactional.TxType.MANDATORY)
    boolean resolve(UUID id, Resolution resolution) {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(RESOLVE)) {
            insert.setObject(1, id);
            insert.setString(2, resolution.kind().wire());
            insert.setString(3, resolution.reason());
            insert.setObject(4, OffsetDateTime.ofInstant(resolution.at(), ZoneOffset.UTC));
            return insert.executeUpdate() == 1;
        } catch (SQLException failure) {
            throw new LedgerUnavailable(failure);
        }
    }

    private static QuarantinedCall fromRow(ResultSet row) throws SQLException {
        UUID tenant = row.getObject("tenant_id", UUID.class);
        String error = row.getString("error");
        String outcome = row.getString("outcome");
        return new QuarantinedCall(
                row.getObject("id", UUID.class),
                instant(row, "at"),
                tenant == null ? null : new TenantId(tenant),
                tenant != null && !error.equals(Booking.NO_SUCH_TENANT),
                row.getLong("charge_nanos"),
                row.getLong("shortfall_nanos"),
                row.getString("record"),
                error,
                row.getString("reference"),
                row.getObject("transaction_id", UUID.class),
                outcome == null
                        ? null
                        : new Resolution(
                                Resolution.Kind.valueOf(outcome.toUpperCase(Locale.ROOT)),
                                row.getString("reason"),
                                instant(row, "resolved_at")));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
