package io.tollgate.admin.members;

import io.tollgate.catalog.id.PersonId;
import io.tollgate.catalog.people.Invitation;
import io.tollgate.catalog.people.InvitationConfig;
import io.tollgate.catalog.people.People;
import io.tollgate.catalog.people.Person;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/// Who has invited, and for how long. Blocks on PostgreSQL.
@ApplicationScoped
class Inviters {
    private static final String PERSON = "person:";

    private final People people;
    private final InvitationConfig config;

    Inviters(People people, InvitationConfig config) {
        this.people = people;
        this.config = config;
    }

    /// Empty where a management key has invited.
    Optional<Person> person(Invitation invitation) {
        String actor = invitation.invitedBy();
        return actor.startsWith(PERSON)
                ? people.find(PersonId.parse(actor.substring(PERSON.length())))
                : Optional.empty();
    }

    /// As the audit log names a person.
    static String actor(PersonId person) {
        return PERSON + person;
    }

    /// How many days a link works.
    long days() {
        return config.life().toDays();
    }
}
