package io.tollgate.admin.access;

import io.tollgate.catalog.people.Person;
import io.tollgate.catalog.people.Session;
import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The session that the present request of a page belongs to.
@RequestScoped
public class CurrentSession {
    private @Nullable Session session;
    private @Nullable Person person;
    private @Nullable Session expired;

    /// Empty for who is signed out, and on the API.
    public Optional<Session> session() {
        return Optional.ofNullable(session);
    }

    /// Who is signed in. Throws [IllegalStateException] where nobody is.
    public Person person() {
        if (person == null) {
            throw new IllegalStateException("nobody is signed in");
        }
        return person;
    }

    /// The session of who is signed in. Throws [IllegalStateException] where nobody is.
    public Session get() {
        return session().orElseThrow(() -> new IllegalStateException("nobody is signed in"));
    }

    /// The session that this browser's cookie names, living or run out.
    public Optional<Session> previous() {
        return session().or(() -> Optional.ofNullable(expired));
    }

    void belongedTo(Session tooLate) {
        expired = tooLate;
    }

    void belongsTo(Session living, Person who) {
        session = living;
        person = who;
    }
}
