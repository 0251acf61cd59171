package io.tollgate.billing.usage;

import io.tollgate.catalog.id.KeyId;
import io.tollgate.catalog.id.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
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

/// Receipts: flushed usage records by id and in lists. Blocks on PostgreSQL.
@ApplicationScoped
public class UsageRecords {
    private static final String FIND = "SELECT * FROM usage_record WHERE id = ? AND created_at = ?";
    private static final String LIST =
            """
            SELECT * FROM usage_record
            WHERE (?::uuid IS NULL OR tenant_id = ?) AND (?::timestamptz IS NULL OR created_at >= ?)
              AND (?::timestamptz IS NULL OR created_at < ?) AND (?::text IS NULL OR model = ?)
              AND (?::uuid IS NULL OR key_id = ?) AND (?::text IS NULL OR status = ?)
              AND (?::uuid IS NULL OR (created_at, id) < (?, ?))
            ORDER BY created_at DESC, id DESC LIMIT ?\
            """;

    private final DataSource database;

    UsageRecords(DataSource database) {
        this.database = database;
    }

    /// Which records to list; null means any. `from` is inclusive, `to` exclusive.
    public record Filter(
            @Nullable TenantId tenant,
            @Nullable Instant from,
            @Nullable Instant to,
            @Nullable String model,
            @Nullable KeyId key,
            UsageRecord.@Nullable Status status) {
        /// All calls of a tenant.
        public static Filter ofTenant(TenantId tenant) {
            return new Filter(tenant, null, null, null, null, null);
        }
    }

    /// Empty until the call is flushed.
    public Optional<StoredUsage> find(CallId call) {
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(FIND)) {
            query.setObject(1, call.value());
            query.setObject(2, at(call.moment()));
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? Optional.of(UsageRow.fromRow(row)) : Optional.empty();
            }
        } catch (SQLException failure) {
            throw new IllegalStateException("usage records do not answer", failure);
        }
    }

    /// Newest first; `after` is the last one of the page before.
    public List<StoredUsage> list(Filter filter, int limit, @Nullable CallId after) {
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(LIST)) {
            Parameters parameters = new Parameters(query);
            parameters.twice(filter.tenant() == null ? null : filter.tenant().value());
            parameters.twice(at(filter.from()));
            parameters.twice(at(filter.to()));
            parameters.twice(filter.model());
            parameters.twice(filter.key() == null ? null : filter.key().value());
            parameters.twice(
                    filter.status() == null
                            ? null
                            : filter.status().name().toLowerCase(Locale.ROOT));
            UUID last = after == null ? null : after.value();
            parameters.once(last);
            parameters.once(after == null ? null : at(after.moment()));
            parameters.once(last);
            parameters.once(limit);
            List<StoredUsage> records = new ArrayList<>();
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    records.add(UsageRow.fromRow(rows));
                }
            }
            return records;
        } catch (SQLException failure) {
            throw new IllegalStateException("usage records do not answer", failure);
        }
    }

    private static @Nullable OffsetDateTime at(@Nullable Instant moment) {
        return moment == null ? null : OffsetDateTime.ofInstant(moment, ZoneOffset.UTC);
    }

    private static final class Parameters {
        private final PreparedStatement query;
        private int next = 1;

        Parameters(PreparedStatement query) {
            this.query = query;
        }

        void once(@Nullable Object value) throws SQLException {
            query.setObject(next++, value);
        }

        void twice(@Nullable Object value) throws SQLException {
            once(value);
            once(value);
        }
    }
}
