package io.tollgate.catalog.people;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// What a password's hash costs: Argon2id with the parameters that OWASP names. Raising them
/// rehashes each password at its next sign-in.
@ConfigMapping(prefix = "tollgate.password")
public interface PasswordConfig {
    @WithDefault("19456")
    int memoryKib();

    @WithDefault("2")
    int iterations();

    @WithDefault("1")
    int parallelism();

    /// Hashes made at once: each takes the memory above and a core, which sign-ins must not take
    /// from everybody else.
    @WithDefault("4")
    int concurrent();

    /// How long one more waits for its turn before it is told to come again.
    @WithDefault("5s")
    Duration maxWait();
}
