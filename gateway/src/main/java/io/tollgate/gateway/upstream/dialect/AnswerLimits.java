package io.tollgate.gateway.upstream.dialect;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/// What an upstream's answer may be at most; past it the answer counts as a failed one.
@ConfigMapping(prefix = "tollgate.answer")
public interface AnswerLimits {
    /// Bytes of one event of a stream. The largest are tool calls sent in one piece.
    @WithDefault("1048576")
    int maxEventBytes();

    /// Bytes of a plain answer: it is held in memory until it is settled.
    @WithDefault("8388608")
    int maxPlainBytes();

    /// Levels of objects and arrays.
    @WithDefault("128")
    int maxDepth();
}
