package io.tollgate.billing.usage;

import io.tollgate.catalog.id.KeyId;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;

/// When keys were last used: the start of their last call that is flushed, so a second or two late.
/// Blocks on PostgreSQL.
@ApplicationScoped
public class LastCalls {
    private static final String LAST =
            """
            SELECT key_id, max(last_call_at) AS at FROM key_daily_usage
            WHERE key_id = ANY (?) AND last_call_at IS NOT NULL GROUP BY key_id\
            """;

    private final DataSource database;

    LastCalls(DataSource database) {
        this.database = database;
    }

    /// Keys that were never used are left out.
    public Map<KeyId, Instant> of(Collection<KeyId> keys) {
        UUID[] ids = keys.stream().map(KeyId::value).toArray(UUID[]::new);
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(LAST)) {
            query.setArray(1, connection.createArrayOf("uuid", ids));
            Map<KeyId, Instant> last = new HashMap<>();
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    last.put(
                            new KeyId(rows.getObject("key_id", UUID.class)),
                            rows.getObject("at", OffsetDateTime.class).toInstant());
                }
            }
            return last;
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
