package io.tollgate.gateway.upstream;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// Bounds of the connections to providers.
@ConfigMapping(prefix = "tollgate.upstream")
interface UpstreamConfig {
    /// Connections to one address of one upstream; each carries one call at a time. Every event
    /// loop has an equal part of them, and of those who wait, unless that were fewer than 16.
    @WithDefault("1024")
    int connections();

    /// Calls that wait for one of these connections; beyond, the attempt fails and the next route
    /// is tried.
    @WithDefault("256")
    int waiting();

    /// Waiting for a connection and making it, TLS included: a provider that takes longer is not
    /// healthy.
    @WithDefault("5s")
    Duration connectTimeout();

    /// From sending a streamed call to the head of its answer.
    @WithDefault("60s")
    Duration firstByteTimeout();

    /// The same for a plain call, whose head often comes only when the whole text is written.
    @WithDefault("600s")
    Duration plainFirstByteTimeout();

    /// Silence inside a body: providers send keep-alives every 15 s or so while they think.
    @WithDefault("120s")
    Duration idleTimeout();

    /// How long an unused connection is kept: less than providers keep theirs, so that a call
    /// seldom meets a connection that is just being closed.
    @WithDefault("30s")
    Duration keepAlive();

    /// Headers of an answer.
    @WithDefault("32K")
    MemorySize headerLimit();

    /// How long an address is believed before its name is asked for again.
    @WithDefault("30s")
    Duration addressLifetime();

    /// Names kept: more than an operator has upstreams.
    @WithDefault("1000")
    int addresses();
}
