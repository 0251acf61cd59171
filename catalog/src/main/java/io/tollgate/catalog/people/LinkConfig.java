package io.tollgate.catalog.people;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// How long links are good for.
@ConfigMapping(prefix = "tollgate.link")
public interface LinkConfig {
    /// The set-up link: over a weekend. It is written where only the operator reads, and replaced
    /// at every start.
    @WithDefault("7d")
    Duration setUp();

    /// A mail at night is found in the morning.
    @WithDefault("24h")
    Duration confirm();

    /// Who asks for it is waiting for it.
    @WithDefault("1h")
    Duration reset();

    /// Whom somebody else invites may be on holiday.
    @WithDefault("7d")
    Duration invitation();

    /// How long a link of this purpose is good for.
    default Duration life(LinkPurpose purpose) {
        return switch (purpose) {
            case SET_UP -> setUp();
            case CONFIRM -> confirm();
            case RESET -> reset();
            case INVITATION -> invitation();
        };
    }
}
