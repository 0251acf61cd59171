package io.tollgate.catalog.people;

import org.jspecify.annotations.Nullable;

/// A person to create, whose address is proven.
///
/// @param name 1 to 200 characters
/// @param language `en`, `zh` or null
/// @param passwordHash of [PasswordHashes], null for who signs in at the OpenID provider
public record NewPerson(
        Email email, String name, @Nullable String language, @Nullable String passwordHash) {
    public NewPerson {
        name = PersonRules.name(name);
        PersonRules.language(language);
    }
}
