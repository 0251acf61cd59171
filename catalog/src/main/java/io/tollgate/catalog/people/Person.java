package io.tollgate.catalog.people;

import io.tollgate.catalog.id.PersonId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A person who can sign in.
///
/// @param email as it was typed; compared without regard to case
/// @param language `en` or `zh`, null where the browser's is to be followed
/// @param hasPassword false for who signs in at the OpenID provider only
public record Person(
        PersonId id,
        String email,
        String name,
        @Nullable String language,
        boolean hasPassword,
        Instant createdAt) {
    /// Whether this can be a name: 1 to 200 characters on one line.
    public static boolean isName(String text) {
        return PersonRules.isName(text);
    }
}
