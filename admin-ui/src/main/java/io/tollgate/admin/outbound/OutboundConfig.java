package io.tollgate.admin.outbound;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// Bounds of the calls that the console makes.
@ConfigMapping(prefix = "tollgate.outbound")
interface OutboundConfig {
    /// Making a connection, TLS included.
    @WithDefault("5s")
    Duration connectTimeout();

    /// A whole call, from the question for the host's address to the end of the answer.
    @WithDefault("15s")
    Duration timeout();

    /// Of an answer's body: a list of some thousand models is less.
    @WithDefault("1M")
    MemorySize maxAnswer();

    /// At once, to one address; more wait, within their time-out.
    @WithDefault("16")
    int connections();
}
