package io.tollgate.billing.flush;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.tollgate.billing.ledger.LedgerUnavailable;
import jakarta.enterprise.context.ApplicationScoped;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;

/// Makes the usage partitions of this month and the next in time, for a month whose records are in
/// the default partition can have none of its own. Blocks on PostgreSQL once a UTC day.
@ApplicationScoped
class UsagePartitions {
    private static final System.Logger LOG = System.getLogger(UsagePartitions.class.getName());

    /// One flusher at a time: whoever comes second finds the partitions there.
    private static final String LOCK =
            "SELECT pg_advisory_xact_lock(hashtext('usage_record partitions'))";

    private static final String ENSURE = "SELECT ensure_usage_partitions(?)";

    private final DataSource database;
    private final Clock clock;
    private final AtomicReference<LocalDate> prepared = new AtomicReference<>(LocalDate.MIN);

    UsagePartitions(DataSource database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /// A failure is logged only: the default partition takes what has no other.
    void prepare() {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        if (today.equals(prepared.get())) {
            return;
        }
        try {
            QuarkusTransaction.requiringNew().run(() -> ensure(today));
            prepared.set(today);
        } catch (RuntimeException failure) {
            LOG.log(Level.ERROR, "no new usage partitions, the default one is used", failure);
        }
    }

    /// Makes those of the moment's month and the next; harmless when they exist.
    void prepareSince(Instant moment) {
        LocalDate day = LocalDate.ofInstant(moment, ZoneOffset.UTC);
        QuarkusTransaction.requiringNew().run(() -> ensure(day));
    }

    private void ensure(LocalDate month) {
        try (Connection connection = database.getConnection();
                PreparedStatement lock = connection.prepareStatement(LOCK);
                PreparedStatement ensure = connection.prepareStatement(ENSURE)) {
            lock.execute();
            ensure.setObject(1, month);
            ensure.execute();
        } catch (SQLException failure) {
            throw new LedgerUnavailable(failure);
        }
    }
}
