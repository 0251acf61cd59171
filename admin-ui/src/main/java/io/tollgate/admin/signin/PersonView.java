package io.tollgate.admin.signin;

import io.tollgate.catalog.people.Person;
import org.jspecify.annotations.Nullable;

/// A person, as the audit log has it.
public record PersonView(String email, String name, @Nullable String language) {
    public static PersonView of(Person person) {
        return new PersonView(person.email(), person.name(), person.language());
    }
}
