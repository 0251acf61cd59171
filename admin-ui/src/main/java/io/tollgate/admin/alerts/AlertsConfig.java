package io.tollgate.admin.alerts;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/// Where alerts are told of.
@ConfigMapping(prefix = "tollgate.alerts")
interface AlertsConfig {
    /// From TOLLGATE_ALERT_WEBHOOK; without it nothing is sent.
    Optional<URI> webhook();

    /// From TOLLGATE_ALERT_WEBHOOK_SECRET: the key of the signatures, needed with a webhook.
    Optional<String> webhookSecret();

    /// From TOLLGATE_ALERT_WEBHOOK_PRIVATE: whether the webhook may be plain http and private; true
    /// in the demonstration.
    @WithDefault("false")
    boolean webhookPrivate();

    /// Between two looks at what is to be sent, and two counts of what is open.
    @WithDefault("2s")
    Duration tick();

    /// After the first attempt that failed; it doubles.
    @WithDefault("5s")
    Duration firstPause();

    /// Between attempts at most.
    @WithDefault("10m")
    Duration longestPause();

    /// For how long a message is one console's alone: longer than a call may take.
    @WithDefault("60s")
    Duration lease();

    /// What was resolved longer ago is told no more.
    @WithDefault("72h")
    Duration memory();

    /// Messages of one look.
    @WithDefault("32")
    int mostAtOnce();
}
