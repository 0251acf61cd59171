package io.tollgate.admin.keys;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tollgate.admin.web.Check;
import io.tollgate.admin.web.MoneyView;
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
        Instant createdAt) {
    /// @param currency the tenant's
    static KeyView of(ApiKey key, Currency currency) {
        return withSecret(key, null, currency);
    }

    static KeyView withSecret(ApiKey key, @Nullable String secret, Currency currency) {
        Long limit = key.limitNanos();
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
                key.createdAt());
    }
}
