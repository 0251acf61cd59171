package io.tollgate.catalog.key;

import io.tollgate.catalog.key.ApiKey.LimitReset;
import io.tollgate.catalog.model.ModelId;
import io.tollgate.catalog.tenant.RateLimits;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// An API key to issue.
///
/// @param limitNanos the budget in nanos of the tenant's currency, null for none
/// @param models the models it may call, empty for all
/// @param ipAllow CIDRs it may be used from, empty for all
public record NewApiKey(
        String name,
        @Nullable Long limitNanos,
        @Nullable LimitReset limitReset,
        Set<ModelId> models,
        List<String> ipAllow,
        RateLimits limits,
        @Nullable Instant expiresAt) {
    public NewApiKey {
        if (name.isBlank() || name.length() > 200) {
            throw new IllegalArgumentException("name is 1 to 200 characters");
        }
        if (limitNanos != null && limitNanos < 0) {
            throw new IllegalArgumentException("limit is 0 or more");
        }
        models = Set.copyOf(models);
        ipAllow = List.copyOf(ipAllow);
    }

    /// A key that is like this from its first day.
    public static NewApiKey of(ApiKeyChange wanted) {
        return new NewApiKey(
                wanted.name(),
                wanted.limitNanos(),
                wanted.limitReset(),
                wanted.models(),
                wanted.ipAllow(),
                wanted.limits(),
                wanted.expiresAt());
    }

    /// A key without any limit.
    public static NewApiKey named(String name) {
        return new NewApiKey(name, null, null, Set.of(), List.of(), RateLimits.NONE, null);
    }
}
