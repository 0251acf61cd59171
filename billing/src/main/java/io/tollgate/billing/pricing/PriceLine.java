package io.tollgate.billing.pricing;

import io.tollgate.billing.money.UnitPrice;
import io.tollgate.billing.usage.TokenKind;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The prices of one model from one context size on, in one window or at any time. A null price
/// falls back: cached input and cache writes to `input`, reasoning to `output`, a request to free.
/// An explicit 0 is a price.
///
/// @param model the public id in sell and retail tables, the upstream's own in wholesale
/// @param requestNanos nanos a call
/// @param contextFrom total input tokens from which the line holds, inclusive; it then prices the
///   whole call
public record PriceLine(
        String model,
        UnitPrice input,
        @Nullable UnitPrice cachedInput,
        @Nullable UnitPrice cacheWrite,
        UnitPrice output,
        @Nullable UnitPrice reasoning,
        @Nullable Long requestNanos,
        int contextFrom,
        @Nullable PriceWindow window) {
    /// Nine thousand of any currency: the price of a million requests still fits a `long`.
    public static final long MAX_REQUEST_NANOS = 9_000_000_000_000L;

    /// Throws [InvalidPrice].
    public PriceLine {
        Names.check("model", model);
        if (requestNanos != null && (requestNanos < 0 || requestNanos > MAX_REQUEST_NANOS)) {
            throw new InvalidPrice("request", "must be between 0 and 9000");
        }
        if (contextFrom < 0) {
            throw new InvalidPrice("context_from", "must be 0 or more");
        }
    }

    /// A line at any time and any context size, with nothing but the two prices that every line
    /// has.
    public static PriceLine flat(String model, UnitPrice input, UnitPrice output) {
        return new PriceLine(model, input, null, null, output, null, null, 0, null);
    }

    /// The price that holds for a kind, fallbacks applied.
    public UnitPrice price(TokenKind kind) {
        return switch (kind) {
            case INPUT -> input;
            case CACHED_INPUT -> cachedInput == null ? input : cachedInput;
            case CACHE_WRITE -> cacheWrite == null ? input : cacheWrite;
            case OUTPUT -> output;
            case REASONING -> reasoning == null ? output : reasoning;
        };
    }

    boolean holds(Instant moment, long totalInput) {
        return contextFrom <= totalInput && (window == null || window.contains(moment));
    }

    boolean isBase() {
        return contextFrom == 0 && window == null;
    }
}
