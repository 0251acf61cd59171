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
import org.jspecify.annotations.Nullable;

/// Keeps whole what cannot become a usage record, so that one bad row never stops a flush, and says
/// so in the log. A call is kept once, and not at all if it has a usage record.
@ApplicationScoped
class Quarantine {
    private static final System.Logger LOG = System.getLogger(Quarantine.class.getName());

    private static final String INSERT =
            """
            INSERT INTO quarantine (id, tenant_id, charge_nanos, record, error, reference, transaction_id, shortfall_nanos)
            SELECT ?, ?, ?, ?, ?, ?, ?, ? WHERE NOT EXISTS (SELECT FROM usage_record WHERE id = ? AND created_at = ?)
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
    List<SettledCall> keep(List<UsageInsert.Refused> refused, String reference, Postings postings) {
        List<SettledCall> isNew = new ArrayList<>();
        for (UsageInsert.Refused one : refused) {
            if (insert(kept(one, postings), reference)) {
                isNew.add(one.call().chargeAlone());
            }
        }
        return isNew;
    }

    /// Keeps calls whose charge cannot be booked.
    @Transactional(Transactional.TxType.MANDATORY)
    void keepUnbooked(List<UsageInsert.Refused> refused, String reference) {
        for (UsageInsert.Refused one : refused) {
            known(insert(kept(one, null), reference), one.call().call().value());
        }
    }

    private static Kept kept(UsageInsert.Refused refused, @Nullable Postings postings) {
        SettledCall call = refused.call();
        return new Kept(
                call.call().value(),
                call.call().moment(),
                call.tenant().value(),
                call.chargeNanos(),
                call.shortfallNanos(),
                call.record().json(),
                refused.error(),
                postings == null ? null : postings.of(call));
    }

    /// Keeps lines of which not even the tenant is known: nothing is booked for them.
    @Transactional(Transactional.TxType.MANDATORY)
    void keepUnreadable(List<Batch.Unreadable> lines, String reference) {
        for (Batch.Unreadable line : lines) {
            UUID id = idOf(line.call());
            boolean isNew =
                    insert(
                            new Kept(
                                    id,
                                    Instant.EPOCH,
                                    null,
                                    0,
                                    0,
                                    line.call() + "|" + line.text(),
                                    line.error(),
                                    null),
                            reference);
            known(isNew, id);
        }
    }

    private static void known(boolean isNew, UUID id) {
        if (!isNew) {
            LOG.log(Level.DEBUG, "{0} was in quarantine before", id);
        }
    }

    private static UUID idOf(String call) {
        try {
            return CallId.parse(call).value();
        } catch (IllegalArgumentException none) {
            return Ids.next();
        }
    }

    private record Kept(
            UUID id,
            Instant moment,
            @Nullable UUID tenant,
            long chargeNanos,
            long shortfallNanos,
            String record,
            String error,
            @Nullable UUID transaction) {}

    private boolean insert(Kept kept, String reference) {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setObject(1, kept.id());
            insert.setObject(2, kept.tenant(), Types.OTHER);
            insert.setLong(3, kept.chargeNanos());
            // PostgreSQL's text has no room for a zero byte.
            insert.setString(4, kept.record().replace("\0", "\\0"));
            insert.setString(5, kept.error().replace("\0", "\\0"));
            insert.setString(6, reference);
            insert.setObject(7, kept.transaction(), Types.OTHER);
            insert.setLong(8, kept.shortfallNanos());
            insert.setObject(9, kept.id());
            insert.setObject(10, kept.moment().atOffset(ZoneOffset.UTC));
            boolean isNew = insert.executeUpdate() == 1;
            if (isNew) {
                LOG.log(
                        Level.ERROR,
                        "the call {0} of batch {1} is in quarantine: {2}",
                        kept.id(),
                        reference,
                        kept.error());
            }
            return isNew;
        } catch (SQLException failure) {
            throw new LedgerUnavailable(failure);
        }
    }
}
