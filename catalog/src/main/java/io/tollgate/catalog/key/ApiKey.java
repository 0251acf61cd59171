package io.tollgate.catalog.key;

import io.tollgate.catalog.id.KeyId;
import io.tollgate.catalog.id.TenantId;
import io.tollgate.catalog.model.ModelId;
import io.tollgate.catalog.tenant.RateLimits;
import java.net.InetAddress;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An API key as stored: never its secret.
///
/// @param prefix the first characters of the secret, for people to recognise it
/// @param budgetId survives rotation
/// @param limitNanos the budget in nanos of the tenant's currency, null for none
/// @param models the models it may call, empty for all
/// @param ipAllow CIDRs it may be used from, empty for all
/// @param rotatedFrom the key that it replaces, null for none
public record ApiKey(
        KeyId id,
        TenantId tenant,
        String name,
        String prefix,
        String last4,
        UUID budgetId,
        @Nullable Long limitNanos,
        @Nullable LimitReset limitReset,
        Set<ModelId> models,
        List<String> ipAllow,
        RateLimits limits,
        @Nullable Instant expiresAt,
        @Nullable Instant revokedAt,
        @Nullable KeyId rotatedFrom,
        Instant createdAt) {
    public ApiKey {
        models = Set.copyOf(models);
        ipAllow = List.copyOf(ipAllow);
    }

    /// When a budget starts anew, in UTC; weeks start on Monday.
    public enum LimitReset {
        DAILY,
        WEEKLY,
        MONTHLY
    }

    /// Whether the key may start a call at this moment.
    public boolean usableAt(Instant moment) {
        return revokedAt == null && (expiresAt == null || moment.isBefore(expiresAt));
    }

    /// Whether the key may be used from this address.
    public boolean allows(InetAddress address) {
        return ipAllow.isEmpty()
                || ipAllow.stream().anyMatch(range -> AddressRange.parse(range).contains(address));
    }

    /// Whether the key may call this model.
    public boolean allows(ModelId model) {
        return models.isEmpty() || models.contains(model);
    }
}
