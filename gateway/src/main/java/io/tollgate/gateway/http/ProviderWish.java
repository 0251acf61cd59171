package io.tollgate.gateway.http;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What a caller asks of the choice of upstreams, in the body's `provider`. Upstreams go by name or
/// public label, in any case.
///
/// @param order tried first, in this order
/// @param only no others; empty for any
/// @param ignore none of these
/// @param sort null for the model's own policy
/// @param allowFallbacks whether another upstream may be tried than the first, or than those in
///   `order`
/// @param maxPrice what models may sell for
public record ProviderWish(
        List<String> order,
        List<String> only,
        List<String> ignore,
        @Nullable Sort sort,
        boolean allowFallbacks,
        MaxPrice maxPrice) {
    public static final ProviderWish NONE =
            new ProviderWish(List.of(), List.of(), List.of(), null, true, MaxPrice.NONE);

    public ProviderWish {
        order = List.copyOf(order);
        only = List.copyOf(only);
        ignore = List.copyOf(ignore);
    }

    /// What decides instead of priorities and policy.
    public enum Sort {
        /// The least wholesale price first.
        PRICE,
        /// The least time to the first token first.
        LATENCY
    }

    /// Bounds of the sell price, in the tenant's currency: per million tokens, and per request.
    /// Null is no bound.
    public record MaxPrice(
            @Nullable BigDecimal prompt,
            @Nullable BigDecimal completion,
            @Nullable BigDecimal request) {
        public static final MaxPrice NONE = new MaxPrice(null, null, null);
    }

    /// Where in the list one of these stands; -1 if it does not.
    public static int rank(List<String> names, String name, String label) {
        for (int n = 0; n < names.size(); n++) {
            String wanted = names.get(n).toLowerCase(Locale.ROOT);
            if (wanted.equals(name.toLowerCase(Locale.ROOT))
                    || wanted.equals(label.toLowerCase(Locale.ROOT))) {
                return n;
            }
        }
        return -1;
    }
}
