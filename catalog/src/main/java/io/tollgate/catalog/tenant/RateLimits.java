package io.tollgate.catalog.tenant;

import org.jspecify.annotations.Nullable;

/// Requests a minute, tokens a minute, calls at once; null means no limit.
public record RateLimits(@Nullable Integer rpm, @Nullable Long tpm, @Nullable Integer concurrency) {
    public static final RateLimits NONE = new RateLimits(null, null, null);

    public RateLimits {
        if ((rpm != null && rpm < 1)
                || (tpm != null && tpm < 1)
                || (concurrency != null && concurrency < 1)) {
            throw new IllegalArgumentException("a limit is at least 1");
        }
    }
}
