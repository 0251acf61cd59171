package io.tollgate.catalog.people;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// How long people stay signed in.
@ConfigMapping(prefix = "tollgate.session")
public interface SessionConfig {
    /// Without a request: over lunch, not over night.
    @WithDefault("8h")
    Duration idle();

    /// However busy: signing in once a week is no burden, and a stolen cookie dies.
    @WithDefault("7d")
    Duration absolute();

    /// How recently the person must have proved who they are for secrets and money.
    @WithDefault("10m")
    Duration recent();

    /// How long a form that was sent after the session's end is kept for the person to come back.
    @WithDefault("1h")
    Duration kept();

    /// Bytes of a form that is kept; a price table of a hundred lines is 10 kB.
    @WithDefault("65536")
    int maxKeptBytes();

    /// How old the moment of the last request may get before it is written again, so that not every
    /// page is a write.
    @WithDefault("1m")
    Duration touch();

    /// Living sessions of one person; the oldest ends when one more begins.
    @WithDefault("20")
    int maxPerPerson();
}
