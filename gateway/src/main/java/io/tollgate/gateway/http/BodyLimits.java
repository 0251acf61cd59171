package io.tollgate.gateway.http;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/// What a request body may be at most.
@ConfigMapping(prefix = "tollgate.request")
public interface BodyLimits {
    /// Bytes of a body. Room for a full context of text beside a few inline images.
    @WithDefault("33554432")
    long maxBodyBytes();

    /// Levels of objects and arrays. Tool schemas stay far below; a parser upstream must not run
    /// out of stack.
    @WithDefault("64")
    int maxDepth();
}
