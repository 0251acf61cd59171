package io.tollgate.admin.web;

import io.tollgate.catalog.tenant.RateLimits;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Requests a minute, tokens a minute, calls at once; null for no limit.
@Schema(name = "Limits")
public record LimitsView(@Nullable Integer rpm, @Nullable Long tpm, @Nullable Integer concurrency) {
    public static LimitsView of(RateLimits limits) {
        return new LimitsView(limits.rpm(), limits.tpm(), limits.concurrency());
    }
}
