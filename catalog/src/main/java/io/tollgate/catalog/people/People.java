package io.tollgate.catalog.people;

import io.tollgate.catalog.id.PersonId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The people, in PostgreSQL. Every method blocks and joins the caller's transaction. A person is
/// never deleted: the audit log names people by id.
@ApplicationScoped
@Transactional
public class People {
    private final EntityManager database;
    private final Clock clock;

    People(EntityManager database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /// What became of a person to create.
    public sealed interface Creation {
        record Created(Person person) implements Creation {}

        /// Somebody has this address, in whatever case.
        record EmailTaken() implements Creation {}
    }

    public Creation create(NewPerson wanted) {
        PersonId id = PersonId.create();
        int inserted =
                database.createNativeQuery(
                                """
                                INSERT INTO person (id, email, name, password_hash, language, created_at)
                                VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT DO NOTHING\
                                """)
                        .setParameter(1, id.value())
                        .setParameter(2, wanted.email().address())
                        .setParameter(3, wanted.name())
                        .setParameter(4, wanted.passwordHash())
                        .setParameter(5, wanted.language())
                        .setParameter(6, clock.instant().truncatedTo(ChronoUnit.MICROS))
                        .executeUpdate();
        return inserted == 1
                ? new Creation.Created(find(id).orElseThrow())
                : new Creation.EmailTaken();
    }

    public Optional<Person> find(PersonId id) {
        return row(id).map(PersonRow::toPerson);
    }

    public Optional<Person> find(Email email) {
        return rowOf(email).map(PersonRow::toPerson);
    }

    /// Who signs in at this OpenID provider under this subject.
    public Optional<Person> find(Provider provider) {
        return database.createQuery(
                        "from PersonRow p where p.oidcIssuer = ?1 and p.oidcSubject = ?2",
                        PersonRow.class)
                .setParameter(1, provider.issuer())
                .setParameter(2, provider.subject())
                .getResultStream()
                .findFirst()
                .map(PersonRow::toPerson);
    }

    /// The account of a person at an OpenID provider.
    public record Provider(String issuer, String subject) {}

    /// Whether the person has an account at this provider.
    public boolean isLinked(PersonId id, String issuer) {
        return row(id).filter(row -> issuer.equals(row.oidcIssuer)).isPresent();
    }

    /// From now on the person signs in by this account. Replaces another one.
    public void link(PersonId id, Provider provider) {
        row(id).ifPresent(row -> {
            row.oidcIssuer = provider.issuer();
            row.oidcSubject = provider.subject();
            database.flush();
        });
    }

    /// Throws [IllegalArgumentException] for what is no name or no language of ours.
    public void describe(PersonId id, String name, @Nullable String language) {
        String given = PersonRules.name(name);
        PersonRules.language(language);
        row(id).ifPresent(row -> {
            row.name = given;
            row.language = language;
            database.flush();
        });
    }

    /// Replaces the password, or gives a first one.
    ///
    /// @param hash of [PasswordHashes]
    public void setPassword(PersonId id, String hash) {
        row(id).ifPresent(row -> {
            row.passwordHash = hash;
            database.flush();
        });
    }

    /// Empty for an unknown address and for who has no password.
    Optional<String> passwordHash(Email email) {
        return rowOf(email).flatMap(row -> Optional.ofNullable(row.passwordHash));
    }

    /// Changes nothing if the password has been changed meanwhile.
    void rehash(Email email, String old, String fresh) {
        var _ =
                database.createQuery(
                                """
                                update PersonRow p set p.passwordHash = ?1
                                where lower(p.email) = lower(?2) and p.passwordHash = ?3\
                                """)
                        .setParameter(1, fresh)
                        .setParameter(2, email.address())
                        .setParameter(3, old)
                        .executeUpdate();
    }

    private Optional<PersonRow> row(PersonId id) {
        return Optional.ofNullable(database.find(PersonRow.class, id.value()));
    }

    private Optional<PersonRow> rowOf(Email email) {
        return database.createQuery(
                        "from PersonRow p where lower(p.email) = lower(?1)", PersonRow.class)
                .setParameter(1, email.address())
                .getResultStream()
                .findFirst();
    }
}
