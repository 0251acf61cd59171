package io.tollgate.catalog.people;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// How people are invited.
@ConfigMapping(prefix = "tollgate.invitation")
public interface InvitationConfig {
    /// How long a link works: over a week-end and a holiday.
    @WithDefault("7d")
    Duration life();

    /// Open invitations of one tenant, or of the operators, so that nobody mails the world from
    /// here.
    @WithDefault("100")
    int maxOpen();
}
