package io.tollgate.gateway.http;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// The developers' API and its bounds.
@ConfigMapping(prefix = "tollgate.gateway")
interface ServerConfig {
    /// Address that the port listens on.
    @WithDefault("127.0.0.1")
    String host();

    /// TCP port; 0 takes a free one.
    @WithDefault("8080")
    int port();

    /// Event loops that serve calls; one a processor unless set.
    OptionalInt instances();

    /// Connections that the kernel queues before they are accepted: a burst of new clients.
    @WithDefault("1024")
    int acceptBacklog();

    /// Larger bodies are refused with 413: room for long contexts with images in them.
    @WithDefault("32M")
    MemorySize bodyLimit();

    /// Bodies in memory at once; beyond, calls are refused with 503 instead of running out of heap.
    @WithDefault("512M")
    MemorySize bodiesLimit();

    /// All headers of a request together; more is refused with 431.
    @WithDefault("16K")
    MemorySize headerLimit();

    /// The request line; a longer one is refused with 414.
    @WithDefault("8K")
    MemorySize lineLimit();

    /// Calls at once; beyond, 503. Each costs some kilobytes and a connection upstream.
    @WithDefault("8192")
    int callsLimit();

    /// How long a connection may be silent between calls, inside a head or inside a body. Longer
    /// than the usual 60 s of load balancers, so that they are the ones to close.
    @WithDefault("75s")
    Duration idleTimeout();

    /// How much of a refused call's body is read and thrown away, so that its client reads the
    /// refusal instead of a broken connection.
    @WithDefault("64M")
    MemorySize discardLimit();

    /// How long a stop waits for running calls: the longest streams.
    @WithDefault("120s")
    Duration stopWithin();

    /// Blocks of addresses whose `X-Forwarded-For` is believed.
    Optional<List<String>> trustedProxies();

    /// What a refused caller is told to wait when the gateway is full.
    @WithDefault("1s")
    Duration retryAfter();
}
