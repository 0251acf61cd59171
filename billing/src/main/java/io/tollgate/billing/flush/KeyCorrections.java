package io.tollgate.billing.flush;

import io.tollgate.billing.ledger.LedgerUnavailable;
import io.tollgate.billing.usage.CallId;
import io.tollgate.catalog.id.KeyId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.ZoneOffset;
import javax.sql.DataSource;

/// Gives the budget of a key back what a call was charged and need not have been, on the day of the
/// call. Redis hears of it with the tenant's next balance. Blocks on PostgreSQL.
@ApplicationScoped
public class KeyCorrections {
    private static final String GIVE_BACK =
            "UPDATE key_daily_usage SET corrected_nanos = corrected_nanos + ? WHERE key_id = ? AND day = ?";

    private final DataSource database;

    KeyCorrections(DataSource database) {
        this.database = database;
    }

    /// In the caller's transaction, which raises the tenant's balance too. A day of which nothing
    /// was counted has nothing to give back.
    @Transactional(Transactional.TxType.MANDATORY)
    public void giveBack(KeyId key, CallId call, long nanos) {
        try (Connection connection = database.getConnection();
                PreparedStatement update = connection.prepareStatement(GIVE_BACK)) {
            update.setLong(1, nanos);
            update.setObject(2, key.value());
            update.setObject(3, call.moment().atZone(ZoneOffset.UTC).toLocalDate());
            update.executeUpdate();
        } catch (SQLException failure) {
            throw new LedgerUnavailable(failure);
        }
    }
}
