package io.tollgate.billing.flush;

import io.tollgate.billing.ledger.LedgerUnavailable;
import io.tollgate.billing.usage.CallId;
import io.tollgate.catalog.id.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/// Keeps whole what cannot become a usage record, so that one bad row never stops a flush, and says
/// so in the log. A call is kept once, and not at all if it has a usage record.
@ApplicationScoped
class Quarantine {
    private static final System.Logger LOG = System.getLogger(Quarantine.class.getName());

    private static final String INSERT =
            """
            INSERT INTO quarantine (id, tenant_id, charge_nanos, record, error, reference)
            SELECT ?, ?, ?, ?, ?, ? WHERE NOT EXISTS (SELECT FROM usage_record WHERE id = ? AND created_at = ?)
            ON CONFLICT (id) DO NOTHING\
            """;

    private final DataSource database;

    Quarantine(DataSource database) {
        this.database = database;
    }

    /// Answers the calls that were not known before: their charges are to be booked.
    ///
    /// @param reference names the batch
    @Transactional(Transactional.TxType.MANDATORY)
    List<SettledCall> keep(List<UsageInsert.Refused> refused, String reference) {
        List<SettledCall> kept = new ArrayList<>();
        for (UsageInsert.Refused one : refused) {
            SettledCall call = one.call();
            Row row =
                    new Row(
                            call.call().value(),
                            call.call().moment(),
                            call.tenant().value(),
                            call.chargeNanos(),
                            call.row().toString(),
                            one.error());
            if (insert(row, reference)) {
                kept.add(call.chargeAlone());
            }
        }
        return kept;
    }

    /// Keeps lines of which not even the tenant is known: nothing is booked for them.
    @Transactional(Transactional.TxType.MANDATORY)
    void keepUnreadable(List<Batch.Unreadable> lines, String reference) {
        for (Batch.Unreadable line : lines) {
            UUID id = idOf(line.call());
            boolean kept =
                    insert(
                            new Row(
                                    id,
                                    Instant.EPOCH,
                                    null,
                                    0,
                                    line.call() + "|" + line.text(),
                                    line.error()),
                            reference);
            if (!kept) {
                LOG.log(Level.DEBUG, "{0} was in quarantine before", id);
            }
        }
    }

    private static UUID idOf(String call) {
        try {
            return CallId.parse(call).value();
        } catch (IllegalArgumentException none) {
            return Ids.next();
        }
    }

    private record Row(
            UUID id,
            Instant moment,
            @org.jspecify.annotations.Nullable UUID tenant,
            long chargeNanos,
            String record,
            String error) {}

    private boolean insert(Row row, String reference) {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setObject(1, row.id());
            insert.setObject(2, row.tenant(), Types.OTHER);
            insert.setLong(3, row.chargeNanos());
            // PostgreSQL's text has no room for a zero byte.
            insert.setString(4, row.record().replace("\0", "\\0"));
            insert.setString(5, row.error().replace("\0", "\\0"));
            insert.setString(6, reference);
            insert.setObject(7, row.id());
            insert.setObject(8, row.moment().atOffset(ZoneOffset.UTC));
            boolean kept = insert.executeUpdate() == 1;
            if (kept) {
                LOG.log(
                        Level.ERROR,
                        "the call {0} of batch {1} is in quarantine: {2}",
                        row.id(),
                        reference,
                        row.error());
            }
            return kept;
        } catch (SQLException failure) {
            throw new LedgerUnavailable(failure);
        }
    }
}
