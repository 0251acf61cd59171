package io.tollgate.catalog.alert;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/// Which alerts the webhook has been told of, in PostgreSQL, so that nothing is forgotten by a
/// restart. Every method blocks and joins the caller's transaction.
@ApplicationScoped
@Transactional
public class AlertMessages {
    private static final String DUE =
            """
            UPDATE alert SET send_after = ?1, send_attempts = send_attempts + 1
            WHERE id IN (
                SELECT id FROM alert
                WHERE (raised_sent_at IS NULL OR (resolved_at IS NOT NULL AND resolved_sent_at IS NULL))
                  AND (send_after IS NULL OR send_after <= ?2)
                  AND (resolved_at IS NULL OR resolved_at > ?3)
                ORDER BY id LIMIT ?4 FOR UPDATE SKIP LOCKED)
            RETURNING *\
            """;

    private final EntityManager database;
    private final Clock clock;

    AlertMessages(EntityManager database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /// The next message of each alert that has one, oldest alerts first, for one caller alone until
    /// the lease is over or the outcome noted.
    ///
    /// @param memory what was resolved longer ago is told no more
    public List<AlertMessage> claim(Duration lease, Duration memory, int most) {
        Instant now = clock.instant();
        List<?> rows =
                database.createNativeQuery(DUE, AlertRow.class)
                        .setParameter(1, now.plus(lease))
                        .setParameter(2, now)
                        .setParameter(3, now.minus(memory))
                        .setParameter(4, most)
                        .getResultList();
        return rows.stream()
                .map(row -> ((AlertRow) Objects.requireNonNull(row)))
                .peek(database::refresh)
                .map(AlertRow::toMessage)
                .sorted(Comparator.comparing(message -> message.alert().id()))
                .toList();
    }

    /// It has arrived.
    public void sent(AlertMessage message) {
        var _ =
                database.createNativeQuery(
                                """
                                UPDATE alert SET send_attempts = 0, send_after = NULL,
                                    raised_sent_at = CASE WHEN ?2 THEN raised_sent_at ELSE ?3 END,
                                    resolved_sent_at = CASE WHEN ?2 THEN ?3 ELSE resolved_sent_at END
                                WHERE id = ?1\
                                """)
                        .setParameter(1, message.alert().id().value())
                        .setParameter(2, message.resolution())
                        .setParameter(3, clock.instant())
                        .executeUpdate();
    }

    /// It has not arrived; it is due again after a pause.
    public void failed(AlertMessage message, Duration pause) {
        var _ =
                database.createNativeQuery("UPDATE alert SET send_after = ?2 WHERE id = ?1")
                        .setParameter(1, message.alert().id().value())
                        .setParameter(2, clock.instant().plus(pause))
                        .executeUpdate();
    }
}
