package io.tollgate.catalog.key;

import io.tollgate.catalog.key.ApiKey.LimitReset;
import io.tollgate.catalog.model.ModelId;
import io.tollgate.catalog.tenant.RateLimits;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What an API key is to be from now on, whole: name, lists and limits as of [NewApiKey].
public record ApiKeyChange(
        String name,
        @Nullable Long limitNanos,
        @Nullable LimitReset limitReset,
        Set<ModelId> models,
        List<String> ipAllow,
        RateLimits limits,
        @Nullable Instant expiresAt) {
    public ApiKeyChange {
        models = Set.copyOf(models);
        ipAllow = List.copyOf(ipAllow);
    }

    /// What the key is already.
    public static ApiKeyChange none(ApiKey key) {
        return new ApiKeyChange(
                key.name(),
                key.limitNanos(),
                key.limitReset(),
                key.models(),
                key.ipAllow(),
                key.limits(),
                key.expiresAt());
    }
}
