package io.tollgate.admin.provider;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/// The OpenID provider at which people sign in.
@ConfigMapping(prefix = "tollgate.provider")
interface ProviderConfig {
    /// Its issuer URL, from TOLLGATE_OIDC_ISSUER; where there is none people have accounts here.
    Optional<String> issuer();

    /// From TOLLGATE_OIDC_CLIENT_ID.
    Optional<String> clientId();

    /// From TOLLGATE_OIDC_CLIENT_SECRET.
    Optional<String> clientSecret();

    /// How long the provider may take to answer before the person is told to try again. At the
    /// start the console waits once for so long, and goes on without.
    @WithDefault("5s")
    Duration maxWait();

    /// How long a sign-in may take there: long enough to register and to wait for a letter.
    @WithDefault("30m")
    Duration maxStay();
}
