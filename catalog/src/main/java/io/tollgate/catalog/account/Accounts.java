package io.tollgate.catalog.account;

import io.tollgate.catalog.id.CredentialId;
import io.tollgate.catalog.id.UpstreamId;
import io.tollgate.catalog.upstream.DialectName;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Balances at upstreams and their marks, in PostgreSQL. They are no part of the catalog that
/// gateways keep. Every method blocks and joins the caller's transaction.
@ApplicationScoped
@Transactional
public class Accounts {
    /// While the gateway rests a credential for its balance, or that was low, it is asked soon.
    private static final String CLAIM =
            """
            INSERT INTO account_balance AS known (credential_id, claimed_until)
            SELECT c.id, :until FROM credential c JOIN upstream u ON u.id = c.upstream_id
                LEFT JOIN account_balance b ON b.credential_id = c.id
            WHERE c.status = 'active' AND u.status = 'active' AND u.dialect IN (:dialects)
              AND (b.claimed_until IS NULL OR b.claimed_until <= :now)
              AND (b.checked_at IS NULL OR b.checked_at <= :usual
                   OR (b.checked_at <= :soon AND (b.tight OR EXISTS (
                       SELECT FROM cooldown k WHERE k.credential_id = c.id
                         AND k.failure_class IN ('BALANCE_EMPTY', 'BALANCE_LOW')))))
            ORDER BY b.checked_at NULLS FIRST LIMIT :most
            ON CONFLICT (credential_id) DO UPDATE SET claimed_until = excluded.claimed_until
            WHERE known.claimed_until IS NULL OR known.claimed_until <= :now
            RETURNING credential_id\
            """;

    private final EntityManager database;
    private final Clock clock;

    Accounts(EntityManager database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    public Optional<AccountMarks> marks(UpstreamId upstream) {
        return row(AccountMarksRow.class, upstream.value()).map(AccountMarksRow::toMarks);
    }

    /// Does nothing for an upstream that has been deleted.
    public void mark(UpstreamId upstream, AccountMarks marks) {
        var _ =
                database.createNativeQuery(
                                """
                                INSERT INTO account_marks (upstream_id, currency, alert_nanos, reserve_nanos)
                                SELECT id, ?2, ?3, ?4 FROM upstream WHERE id = ?1
                                ON CONFLICT (upstream_id) DO UPDATE SET currency = excluded.currency,
                                    alert_nanos = excluded.alert_nanos,
                                    reserve_nanos = excluded.reserve_nanos\
                                """)
                        .setParameter(1, upstream.value())
                        .setParameter(2, marks.currency().getCurrencyCode())
                        .setParameter(3, marks.alertNanos())
                        .setParameter(4, marks.reserveNanos())
                        .executeUpdate();
    }

    /// Empty until it was first asked for.
    public Optional<AccountBalance> balance(CredentialId credential) {
        return row(AccountBalanceRow.class, credential.value())
                .flatMap(AccountBalanceRow::toBalance);
    }

    /// The active credentials whose balance it is time to ask for, each for one caller alone until
    /// the lease is over or the answer noted.
    ///
    /// @param dialects those that have balances
    /// @param usual the pause between two questions
    /// @param soon the same for accounts that are low or empty
    public List<CredentialId> claim(
            Collection<DialectName> dialects,
            Duration usual,
            Duration soon,
            Duration lease,
            int most) {
        Instant now = clock.instant();
        List<?> claimed =
                database.createNativeQuery(CLAIM, UUID.class)
                        .setParameter("until", now.plus(lease))
                        .setParameter("dialects", dialects.stream().map(DialectName::wire).toList())
                        .setParameter("now", now)
                        .setParameter("usual", now.minus(usual))
                        .setParameter("soon", now.minus(soon))
                        .setParameter("most", most)
                        .getResultList();
        return claimed.stream().map(id -> new CredentialId((UUID) id)).toList();
    }

    /// What an upstream told. Does nothing for a credential that has been deleted.
    public void told(CredentialId credential, long nanos, Currency currency, Standing standing) {
        note(credential, nanos, currency, standing != Standing.FINE, null);
    }

    /// That an upstream did not tell; what it told before stays.
    public void silent(CredentialId credential, String error) {
        note(credential, null, null, false, error);
    }

    private void note(
            CredentialId credential,
            @Nullable Long nanos,
            @Nullable Currency currency,
            boolean tight,
            @Nullable String error) {
        var _ =
                database.createNativeQuery(
                                """
                                INSERT INTO account_balance AS known
                                    (credential_id, balance_nanos, currency, tight, checked_at, error)
                                SELECT id, CAST(:nanos AS bigint), CAST(:currency AS text), :tight, :now,
                                    CAST(:error AS text)
                                FROM credential WHERE id = :credential
                                ON CONFLICT (credential_id) DO UPDATE SET
                                    balance_nanos = coalesce(excluded.balance_nanos, known.balance_nanos),
                                    currency = coalesce(excluded.currency, known.currency),
                                    tight = CASE WHEN excluded.error IS NULL THEN excluded.tight ELSE known.tight END,
                                    checked_at = excluded.checked_at, error = excluded.error,
                                    claimed_until = NULL\
                                """)
                        .setParameter("credential", credential.value())
                        .setParameter("nanos", nanos)
                        .setParameter(
                                "currency", currency == null ? null : currency.getCurrencyCode())
                        .setParameter("tight", tight)
                        .setParameter("now", clock.instant())
                        .setParameter("error", error)
                        .executeUpdate();
    }

    private <T> Optional<T> row(Class<T> type, UUID id) {
        Optional<T> found = Optional.ofNullable(database.find(type, id));
        // Statements change rows behind the back of the persistence context.
        found.ifPresent(database::refresh);
        return found;
    }
}
