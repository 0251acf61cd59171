package io.tollgate.admin.keys;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tollgate.admin.web.Check;
import io.tollgate.admin.web.MoneyView;
import io.tollgate.catalog.id.KeyId;
import io.tollgate.catalog.key.ApiKey;
import io.tollgate.catalog.model.ModelId;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An API key, as the API shows it.
///
/// @param key its secret, in the answer that issues it and never again
/// @param models empty for all
/// @param rotatedFrom the key that it replaces, null for none
/// @param lastUsedAt when its last call began, a second or two late; null if there was none
record KeyView(
        String id,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String key,
        String tenant,
        String name,
        String prefix,
        String last4,
        @Nullable MoneyView limit,
        @Nullable String limitReset,
        List<String> models,
        List<String> ipAllow,
        @Nullable Integer rpm,
        @Nullable Long tpm,
        @Nullable Integer concurrency,
        @Nullable Instant expiresAt,
        @Nullable Instant revokedAt,
        @Nullable String rotatedFrom,
        @Nullable Instant lastUsedAt,
        Instant createdAt) {
    /// @param currency the tenant's
    static KeyView of(ApiKey key, Currency currency) {
        return with(key, currency, null, null);
    }

    static KeyView withSecret(ApiKey key, String secret, Currency currency) {
        return with(key, currency, secret, null);
    }

    static KeyView used(ApiKey key, Currency currency, @Nullable Instant lastUsed) {
        return with(key, currency, null, lastUsed);
    }

    private static KeyView with(
            ApiKey key, Currency currency, @Nullable String secret, @Nullable Instant lastUsed) {
        Long limit = key.limitNanos();
        KeyId former = key.rotatedFrom();
        return new KeyView(
                key.id().toString(),
                secret,
                key.tenant().toString(),
                key.name(),
                key.prefix(),
                key.last4(),
                limit == null ? null : MoneyView.of(limit, currency),
                key.limitReset() == null ? null : Check.wire(key.limitReset()),
                key.models().stream().map(ModelId::value).sorted().toList(),
                key.ipAllow(),
                key.limits().rpm(),
                key.limits().tpm(),
                key.limits().concurrency(),
                key.expiresAt(),
                key.revokedAt(),
                former == null ? null : former.toString(),
                lastUsed,
                key.createdAt());
    }
}
