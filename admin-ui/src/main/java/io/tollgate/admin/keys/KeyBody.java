package io.tollgate.admin.keys;

import io.tollgate.admin.web.Check;
import io.tollgate.admin.web.MoneyBody;
import io.tollgate.admin.web.Refused;
import io.tollgate.catalog.key.NewApiKey;
import io.tollgate.catalog.model.ModelId;
import io.tollgate.catalog.tenant.RateLimits;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// An API key to issue. Budgets, rate limits and address lists are refused as long as no gateway
/// enforces them: a limit that is stored and not kept would be worse than none.
///
/// @param models the models it may call; none given or an empty list means all
record KeyBody(
        @Nullable String name,
        @Nullable MoneyBody limit,
        @Nullable String limitReset,
        @Nullable String expiresAt,
        @Nullable List<@Nullable String> models,
        @Nullable List<@Nullable String> ipAllow,
        @Nullable Integer rpm,
        @Nullable Long tpm,
        @Nullable Integer concurrency) {
    NewApiKey read(Instant now, int mostModels) {
        refuse(limit, "limit");
        refuse(limitReset, "limit_reset");
        refuse(ipAllow, "ip_allow");
        refuse(rpm, "rpm");
        refuse(tpm, "tpm");
        refuse(concurrency, "concurrency");
        Instant expires = Check.optionalTime(expiresAt, "expires_at");
        if (expires != null && !expires.isAfter(now)) {
            throw Refused.invalid("expires_at", "must be in the future");
        }
        return new NewApiKey(
                Check.text(name, "name", 200),
                null,
                null,
                modelIds(mostModels),
                List.of(),
                RateLimits.NONE,
                expires);
    }

    private Set<ModelId> modelIds(int most) {
        Set<ModelId> ids = new LinkedHashSet<>();
        for (String model : Check.entries(models, "models", most)) {
            String field = "models[" + ids.size() + "]";
            if (!ids.add(Check.valid(field, () -> new ModelId(model)))) {
                throw Refused.invalid(field, "is given twice");
            }
        }
        return ids;
    }

    private static void refuse(@Nullable Object value, String field) {
        if (value != null) {
            throw Refused.invalid(field, "is not supported yet; name, expires_at and models are");
        }
    }
}
