package io.tollgate.billing.reservation;

import io.tollgate.catalog.key.ApiKey;
import io.tollgate.catalog.key.KeyHolder;
import io.tollgate.catalog.tenant.RateLimits;
import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a reservation must keep to beside credit.
///
/// @param key requests and tokens a minute and calls at once of the key
/// @param tenant the same over all keys of the tenant
/// @param tokens what the call may take of the tokens a minute: estimated input and the output
///   limit; corrected when it ends
/// @param budgetNanos the key's budget in nanos of the tenant's currency, null for none
/// @param window what the budget counts over
public record CallLimits(
        RateLimits key,
        RateLimits tenant,
        long tokens,
        @Nullable Long budgetNanos,
        BudgetWindow window) {
    /// No limit at all.
    public static final CallLimits NONE =
            new CallLimits(
                    RateLimits.NONE,
                    RateLimits.NONE,
                    0,
                    null,
                    BudgetWindow.of(null, Instant.EPOCH));

    public CallLimits {
        if (tokens < 0) {
            throw new IllegalArgumentException("tokens " + tokens);
        }
    }

    /// The limits of a caller at the moment of its call.
    public static CallLimits of(KeyHolder caller, long tokens, Instant moment) {
        ApiKey key = caller.key();
        return new CallLimits(
                key.limits(),
                caller.tenant().limits(),
                tokens,
                key.limitNanos(),
                key.limitNanos() == null
                        ? NONE.window()
                        : BudgetWindow.of(key.limitReset(), moment));
    }

    private boolean none() {
        return key.equals(RateLimits.NONE) && tenant.equals(RateLimits.NONE) && budgetNanos == null;
    }

    /// As the script takes them.
    String text() {
        return none()
                ? ""
                : Stream.of(
                                key.rpm(),
                                key.tpm(),
                                key.concurrency(),
                                tenant.rpm(),
                                tenant.tpm(),
                                tenant.concurrency(),
                                tokens,
                                budgetNanos,
                                window.code())
                        .map(part -> part == null ? "" : part.toString())
                        .collect(Collectors.joining(","));
    }
}
