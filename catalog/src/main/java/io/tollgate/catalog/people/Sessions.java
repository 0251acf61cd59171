package io.tollgate.catalog.people;

import io.tollgate.catalog.id.PersonId;
import io.tollgate.catalog.id.SessionId;
import io.tollgate.catalog.secret.KeyDigests;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Where people are signed in, in PostgreSQL, by digest and never by secret. Every method blocks
/// and joins the caller's transaction. What has ended or expired opens nothing from that moment on.
@ApplicationScoped
@Transactional
public class Sessions {
    private static final int LONGEST_BROWSER = 300;

    private final EntityManager database;
    private final KeyDigests digests;
    private final SessionConfig config;
    private final Clock clock;

    Sessions(EntityManager database, KeyDigests digests, SessionConfig config, Clock clock) {
        this.database = database;
        this.digests = digests;
        this.config = config;
        this.clock = clock;
    }

    /// What a cookie's secret stands for.
    public sealed interface Found {
        record Living(Session session) implements Found {}

        /// Idle for too long, too old, or ended not longer than [SessionConfig#kept()] ago, from
        /// another browser perhaps: good for nothing but to keep what its person was typing.
        record Expired(Session session) implements Found {}

        /// No session, or one that was ended long ago.
        record Nothing() implements Found {}
    }

    /// A session that begins now, the person having just proved who they are.
    ///
    /// @param providerToken for the sign-out at the OpenID provider, sealed; null without one
    public IssuedSession begin(
            PersonId person, String address, String browser, byte @Nullable [] providerToken) {
        String secret = RandomSecret.generate();
        Instant now = now();
        SessionRow row = new SessionRow();
        row.id = SessionId.create().value();
        row.digest = digests.digest(secret).bytes();
        row.personId = person.value();
        row.createdAt = now;
        row.lastSeenAt = now;
        row.provedAt = now;
        row.address = address;
        row.browser =
                browser.length() > LONGEST_BROWSER
                        ? browser.substring(0, LONGEST_BROWSER)
                        : browser;
        row.providerToken = providerToken;
        database.persist(row);
        database.flush();
        list(person).stream().skip(config.maxPerPerson()).forEach(old -> end(old.id()));
        return new IssuedSession(row.toSession(), secret);
    }

    public Found find(String secret) {
        return bySecret(secret)
                .filter(this::canKeep)
                .<Found>map(row ->
                        row.endedAt != null || row.isExpired(now(), config)
                                ? new Found.Expired(row.toSession())
                                : new Found.Living(row.toSession()))
                .orElseGet(Found.Nothing::new);
    }

    /// Notes that the session is in use; writes at most once in [SessionConfig#touch()].
    public void touch(SessionId id) {
        Instant now = now();
        row(id).filter(row -> row.lastSeenAt.plus(config.touch()).isBefore(now))
                .ifPresent(row -> row.lastSeenAt = now);
    }

    /// The person has proved again who they are.
    public void prove(SessionId id) {
        row(id).ifPresent(row -> row.provedAt = now());
    }

    /// The person has proved who they are at that moment, to somebody whom we believe.
    public void prove(SessionId id, Instant at) {
        Instant now = now();
        row(id).ifPresent(row -> row.provedAt = at.isAfter(now) ? now : at);
    }

    /// Whether the last proof is recent enough for secrets and money.
    public boolean isRecent(Session session) {
        return isRecent(session.provedAt());
    }

    /// Whether a proof at that moment is recent enough for secrets and money.
    public boolean isRecent(Instant provedAt) {
        return now().isBefore(provedAt.plus(config.recent()));
    }

    /// A person's living sessions, newest first.
    public List<Session> list(PersonId person) {
        Instant now = now();
        return rows(person).stream()
                .filter(row -> !row.isExpired(now, config))
                .map(SessionRow::toSession)
                .toList();
    }

    /// Whether the person had such a session.
    public boolean end(PersonId person, SessionId id) {
        Optional<SessionRow> row = row(id).filter(found -> found.personId.equals(person.value()));
        row.ifPresent(this::end);
        return row.isPresent();
    }

    /// Ends every session of the person but one, null for really all.
    public void endOthers(PersonId person, @Nullable SessionId but) {
        rows(person).stream()
                .filter(row -> but == null || !row.id.equals(but.value()))
                .forEach(this::end);
    }

    /// The sealed token of the OpenID provider that the session began with.
    public Optional<byte[]> providerToken(SessionId id) {
        return row(id).flatMap(row -> Optional.ofNullable(row.providerToken));
    }

    /// Keeps a form with a session, expired or just ended or not, in the place of an earlier one.
    public void keep(SessionId id, KeptForm form) {
        keeping(id)
                .ifPresent(row -> {
                    row.keptPath = form.path();
                    row.keptFields = KeptFields.write(form.fields());
                    row.keptAt = now();
                });
    }

    /// The form that is kept with a session, unless it is too old.
    public Optional<KeptForm> kept(SessionId id) {
        return keeping(id)
                .flatMap(row ->
                        row.keptPath == null
                                        || row.keptFields == null
                                        || row.keptAt == null
                                        || row.keptAt.plus(config.kept()).isBefore(now())
                                ? Optional.empty()
                                : Optional.of(
                                        new KeptForm(
                                                row.keptPath, KeptFields.read(row.keptFields))));
    }

    public void forget(SessionId id) {
        keeping(id)
                .ifPresent(row -> {
                    row.keptPath = null;
                    row.keptFields = null;
                    row.keptAt = null;
                });
    }

    private void end(SessionId id) {
        row(id).ifPresent(this::end);
    }

    private void end(SessionRow row) {
        row.endedAt = row.endedAt == null ? now() : row.endedAt;
        row.providerToken = null;
        row.keptPath = null;
        row.keptFields = null;
        row.keptAt = null;
    }

    private Optional<SessionRow> bySecret(String secret) {
        return RandomSecret.isWellFormed(secret)
                ? database.createQuery("from SessionRow s where s.digest = ?1", SessionRow.class)
                        .setParameter(1, digests.digest(secret).bytes())
                        .getResultStream()
                        .findFirst()
                : Optional.empty();
    }

    private List<SessionRow> rows(PersonId person) {
        return database.createQuery(
                        """
                        from SessionRow s where s.personId = ?1 and s.endedAt is null
                        order by s.id desc\
                        """,
                        SessionRow.class)
                .setParameter(1, person.value())
                .getResultList();
    }

    /// A session that can keep a form: one that is over is asked for it by its own cookie alone.
    private Optional<SessionRow> keeping(SessionId id) {
        return Optional.ofNullable(database.find(SessionRow.class, id.value()))
                .filter(this::canKeep);
    }

    private boolean canKeep(SessionRow row) {
        return row.endedAt == null || now().isBefore(row.endedAt.plus(config.kept()));
    }

    private Optional<SessionRow> row(SessionId id) {
        return Optional.ofNullable(database.find(SessionRow.class, id.value()))
                .filter(row -> row.endedAt == null);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
