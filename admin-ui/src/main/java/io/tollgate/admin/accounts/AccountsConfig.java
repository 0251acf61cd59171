package io.tollgate.admin.accounts;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// How often balances are asked for.
@ConfigMapping(prefix = "tollgate.accounts")
interface AccountsConfig {
    /// Between two looks at which balances are due.
    @WithDefault("5s")
    Duration tick();

    /// Between two questions for one balance.
    @WithDefault("60s")
    Duration usualPause();

    /// The same for an account that is low or empty, so that a top-up counts at once.
    @WithDefault("15s")
    Duration shortPause();

    /// For how long a question is one console's alone: longer than a call may take.
    @WithDefault("60s")
    Duration lease();

    /// Questions of one look; the others are due at the next.
    @WithDefault("64")
    int mostAtOnce();
}
