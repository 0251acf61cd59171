package io.tollgate.catalog.people;

import jakarta.inject.Singleton;
import java.util.Optional;

/// Checks passwords, taking as long whether the account exists or not. Blocks on PostgreSQL, and
/// holds no connection while it computes. Counts nothing: see [SignInDelays].
@Singleton
public class Passwords {
    private final People people;
    private final PasswordHashes hashes;

    Passwords(People people, PasswordHashes hashes) {
        this.people = people;
        this.hashes = hashes;
    }

    /// Who has this address and this password. A hash with old parameters is replaced by a new one.
    public Optional<Person> verify(Email email, String password) {
        Optional<String> stored = people.passwordHash(email);
        if (!hashes.matches(password, stored.orElse(null))) {
            return Optional.empty();
        }
        stored.filter(hashes::isOutdated)
                .ifPresent(old -> people.rehash(email, old, hashes.hash(password)));
        return people.find(email);
    }
}
