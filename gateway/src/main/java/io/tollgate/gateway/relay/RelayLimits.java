package io.tollgate.gateway.relay;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// Bounds of one call.
@ConfigMapping(prefix = "tollgate.relay")
public interface RelayLimits {
    /// Tries at upstreams for one call: more would only multiply an outage.
    @WithDefault("4")
    int maxAttempts();

    /// Further attempts that each call of a model brings, in percent of one: what failover may add
    /// to the load of upstreams that fail.
    @WithDefault("15")
    int retryPercent();

    /// Further attempts of a model that are there from the start, and kept at most: the calls that
    /// one upstream may hold when it begins to hang.
    @WithDefault("200")
    int retryReserve();

    /// From sending a streamed call to its first content, where the model has no time-out of its
    /// own.
    @WithDefault("60s")
    Duration firstToken();

    /// Time for all attempts up to the first content; past it no further route is tried.
    @WithDefault("120s")
    Duration attemptsTime();

    /// Silence before a stream's status is sent and keep-alive comments begin: proxies between us
    /// and the caller give up after 30 s and more.
    @WithDefault("15s")
    Duration silence();

    /// How long an upstream is read on after the caller has gone, so that its usage report arrives.
    @WithDefault("120s")
    Duration drain();

    /// The longest call; with [#settleWait()] it is the deadline of a hold.
    @WithDefault("30m")
    Duration longestCall();

    /// How long the end of an answer waits for its settlement.
    @WithDefault("15s")
    Duration settleWait();

    /// Pause between two checkpoints of a stream: what a dying gateway's streams have delivered
    /// since is not charged.
    @WithDefault("1s")
    Duration checkpoint();

    /// Pause between two tries at a settlement.
    @WithDefault("250ms")
    Duration settleRetry();

    /// Bytes of a body that is translated for its upstream on the event loop, in well under a
    /// millisecond; larger ones are translated on a worker.
    @WithDefault("65536")
    long translateInlineBytes();

    /// Tokens that an upstream's chat template may add to what the caller sent.
    @WithDefault("256")
    int overheadTokens();

    /// The least output that is worth starting a call for when the caller set no limit.
    @WithDefault("16")
    int leastOutputTokens();

    /// When a caller whose credit is held by calls in flight should try again.
    @WithDefault("1s")
    Duration heldRetry();

    /// When a caller should try again after an outage of stores or upstreams.
    @WithDefault("2s")
    Duration outageRetry();
}
