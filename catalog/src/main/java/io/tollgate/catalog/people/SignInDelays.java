package io.tollgate.catalog.people;

import io.tollgate.catalog.secret.KeyDigests;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/// Failures in a row by account and by network address, in PostgreSQL, by digest. An attempt counts
/// as a failure from its beginning, so that many at once are no way around; who succeeds takes it
/// back. Every method blocks and is a transaction of its own, which the attempt's failure does not
/// undo.
@ApplicationScoped
@Transactional(Transactional.TxType.REQUIRES_NEW)
public class SignInDelays {
    /// Rows of forgotten failures that go with one attempt.
    private static final int PURGED = 100;

    private final EntityManager database;
    private final KeyDigests digests;
    private final Clock clock;

    SignInDelays(EntityManager database, KeyDigests digests, Clock clock) {
        this.database = database;
        this.digests = digests;
        this.clock = clock;
    }

    /// Whose failures are counted together.
    public record Subject(String text) {
        /// The account of an address, whether there is one or not.
        public static Subject account(Email email) {
            return new Subject("account " + email.key());
        }

        /// Everybody behind a network address.
        public static Subject network(String address) {
            return new Subject("network " + address);
        }

        /// Mails that anybody can have sent to an address.
        public static Subject mailbox(Email email) {
            return new Subject("mailbox " + email.key());
        }

        /// Mails that anybody can have sent from a network address.
        public static Subject sender(String address) {
            return new Subject("sender " + address);
        }

        /// Mails that the people of one place have sent to whom they invite.
        ///
        /// @param place a tenant's id, or what stands for the operators
        public static Subject inviter(String place) {
            return new Subject("inviter " + place);
        }
    }

    public sealed interface Attempt {
        /// Go on; it has been counted.
        ///
        /// @param failures in a row if it fails, this one included
        /// @param at when it was counted
        /// @param blockedUntil when the wait after it ends; `at` where there is none
        record Allowed(int failures, Instant at, Instant blockedUntil) implements Attempt {
            /// Whether the next one has to wait if this one fails.
            public boolean hasWait() {
                return blockedUntil.isAfter(at);
            }
        }

        /// Not before then. It has not been counted.
        record Blocked(Instant until) implements Attempt {}
    }

    public Attempt begin(Subject subject, DelayRule rule) {
        Instant now = now();
        byte[] digest = digest(subject);
        SignInDelayRow row = locked(digest);
        if (row == null) {
            var _ =
                    database.createNativeQuery(
                                    """
                                    INSERT INTO sign_in_delay (subject, failures, blocked_until, forgotten_at)
                                    VALUES (?1, 1, ?2, ?2) ON CONFLICT DO NOTHING\
                                    """)
                            .setParameter(1, digest)
                            .setParameter(2, now)
                            .executeUpdate();
            row = locked(digest);
        }
        if (row == null) {
            throw new IllegalStateException("a delay was taken away while it was made");
        }
        if (now.isBefore(row.blockedUntil)) {
            return new Attempt.Blocked(row.blockedUntil);
        }
        row.failures = now.isBefore(row.forgottenAt) ? row.failures + 1 : 1;
        row.blockedUntil = now.plus(rule.after(row.failures));
        row.forgottenAt = now.plus(rule.memory());
        return new Attempt.Allowed(row.failures, now, row.blockedUntil);
    }

    /// Holds the failures in the caller's transaction, whether the account is there or not. It is
    /// written down, so that a transaction that goes on to write more takes no longer for that.
    @Transactional(Transactional.TxType.MANDATORY)
    public void hold(Subject subject) {
        SignInDelayRow _ = locked(digest(subject));
    }

    /// Forgets all failures.
    public void forget(Subject subject) {
        SignInDelayRow row = locked(digest(subject));
        if (row != null) {
            database.remove(row);
        }
    }

    /// The last attempt was no failure; those before it stay.
    public void takeBack(Subject subject) {
        SignInDelayRow row = locked(digest(subject));
        if (row != null && row.failures > 1) {
            row.failures--;
            row.blockedUntil = now();
        } else if (row != null) {
            database.remove(row);
        }
    }

    /// Removes some of what is forgotten, so that the table does not grow with every address tried.
    public void purge() {
        var _ =
                database.createNativeQuery(
                                """
                                DELETE FROM sign_in_delay WHERE subject IN (
                                SELECT subject FROM sign_in_delay WHERE forgotten_at < ?1
                                ORDER BY forgotten_at LIMIT ?2 FOR UPDATE SKIP LOCKED)\
                                """)
                        .setParameter(1, now())
                        .setParameter(2, PURGED)
                        .executeUpdate();
    }

    private @Nullable SignInDelayRow locked(byte[] subject) {
        return database.find(SignInDelayRow.class, subject, LockModeType.PESSIMISTIC_WRITE);
    }

    private byte[] digest(Subject subject) {
        return digests.digest("sign-in " + subject.text()).bytes();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
