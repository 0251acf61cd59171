package io.tollgate.admin.account;

import io.tollgate.admin.access.CurrentSession;
import io.tollgate.admin.audit.Journal;
import io.tollgate.admin.signin.Entrance;
import io.tollgate.admin.signin.PersonView;
import io.tollgate.catalog.id.SessionId;
import io.tollgate.catalog.people.People;
import io.tollgate.catalog.people.Person;
import io.tollgate.catalog.people.Session;
import io.tollgate.catalog.people.Sessions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What people change about themselves, each with its entry in the audit log. Blocks on PostgreSQL.
@ApplicationScoped
class ChangeAccount {
    private final CurrentSession current;
    private final People people;
    private final Sessions sessions;
    private final Journal journal;

    ChangeAccount(CurrentSession current, People people, Sessions sessions, Journal journal) {
        this.current = current;
        this.people = people;
        this.sessions = sessions;
        this.journal = journal;
    }

    @Transactional
    void describe(String name, @Nullable String language) {
        Person before = current.person();
        people.describe(before.id(), name, language);
        Person after = people.find(before.id()).orElseThrow();
        journal.changed("person", before.id(), null, PersonView.of(before), PersonView.of(after));
    }

    /// False if the person has no such session, or no longer.
    @Transactional
    boolean end(SessionId id) {
        Optional<Session> session =
                sessions.list(current.person().id()).stream()
                        .filter(one -> one.id().equals(id))
                        .findFirst();
        session.ifPresent(this::end);
        return session.isPresent();
    }

    @Transactional
    void endOthers() {
        sessions.list(current.person().id()).stream()
                .filter(one -> !one.id().equals(current.get().id()))
                .forEach(this::end);
    }

    private void end(Session session) {
        if (sessions.end(session.person(), session.id())) {
            journal.deleted("session", session.id(), null, Entrance.Stay.of(session));
        }
    }
}
