package io.tollgate.admin.keys;

import io.tollgate.admin.web.Check;
import io.tollgate.admin.web.MoneyBody;
import io.tollgate.admin.web.Refused;
import io.tollgate.billing.money.Money;
import io.tollgate.catalog.key.AddressRange;
import io.tollgate.catalog.key.ApiKey;
import io.tollgate.catalog.key.ApiKey.LimitReset;
import io.tollgate.catalog.key.ApiKeyChange;
import io.tollgate.catalog.model.ModelId;
import io.tollgate.catalog.tenant.RateLimits;
import java.time.Instant;
import java.util.Currency;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// An API key to issue, or all that may be changed of one.
///
/// @param limit its budget in the tenant's currency, none given means none
/// @param limitReset `daily`, `weekly` or `monthly`, none given for a budget over the key's life
/// @param models the models it may call; none given or an empty list means all
/// @param ipAllow addresses and blocks of them (CIDR); none given or an empty list means all
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
    private static final List<LimitReset> RESETS = List.of(LimitReset.values());

    /// What a key is, to be overlaid with what shall change.
    static KeyBody of(ApiKey key, Currency currency) {
        Long limit = key.limitNanos();
        LimitReset reset = key.limitReset();
        Instant expires = key.expiresAt();
        return new KeyBody(
                key.name(),
                limit == null
                        ? null
                        : new MoneyBody(
                                new Money(limit, currency).decimal(), currency.getCurrencyCode()),
                reset == null ? null : Check.wire(reset),
                expires == null ? null : expires.toString(),
                List.copyOf(key.models().stream().map(ModelId::value).toList()),
                List.copyOf(key.ipAllow()),
                key.limits().rpm(),
                key.limits().tpm(),
                key.limits().concurrency());
    }

    /// @param currency the tenant's
    /// @param now what an expiry must be after
    /// @param kept an expiry that may stay as it is
    ApiKeyChange read(Currency currency, Instant now, @Nullable Instant kept, int mostEntries) {
        Money budget = limit == null ? null : limit.read("limit", currency);
        if (budget != null && budget.nanos() > Money.MAX_NANOS) {
            throw Refused.invalid("limit.amount", "is too large");
        }
        if (limitReset != null && limit == null) {
            throw Refused.invalid("limit_reset", "needs a limit");
        }
        Instant expires = Check.optionalTime(expiresAt, "expires_at");
        if (expires != null && !expires.isAfter(now) && !expires.equals(kept)) {
            throw Refused.invalid("expires_at", "must be in the future");
        }
        return new ApiKeyChange(
                Check.text(name, "name", 200),
                budget == null ? null : budget.nanos(),
                limitReset == null ? null : Check.oneOf(limitReset, "limit_reset", RESETS),
                modelIds(mostEntries),
                addresses(mostEntries),
                new RateLimits(
                        positive(rpm, "rpm"),
                        positive(tpm, "tpm"),
                        positive(concurrency, "concurrency")),
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

    private List<String> addresses(int most) {
        Set<String> ranges = new LinkedHashSet<>();
        for (String range : Check.entries(ipAllow, "ip_allow", most)) {
            String field = "ip_allow[" + ranges.size() + "]";
            try {
                if (!ranges.add(AddressRange.parse(range.strip()).toString())) {
                    throw Refused.invalid(field, "is given twice");
                }
            } catch (IllegalArgumentException malformed) {
                throw Refused.invalid(
                        field,
                        "must be an address or a block such as 192.0.2.0/24 or 2001:db8::/32");
            }
        }
        return List.copyOf(ranges);
    }

    private static <N extends Number> @Nullable N positive(@Nullable N limit, String field) {
        if (limit != null && limit.longValue() < 1) {
            throw Refused.invalid(field, "must be at least 1");
        }
        return limit;
    }
}
