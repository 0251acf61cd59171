package io.tollgate.gateway.relay;

import io.tollgate.billing.pricing.PriceLine;
import io.tollgate.gateway.error.CallerFaults;
import io.tollgate.gateway.http.ProviderWish.MaxPrice;
import io.tollgate.gateway.http.ScannedChat;
import io.tollgate.gateway.meter.Meter;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Leaves out the models that sell for more than the caller's `max_price`. Pure.
final class MaxPrices {
    private static final int NANO_DIGITS = 9;

    private MaxPrices() {}

    /// Throws [Refusal] if none is left.
    static List<Offer> within(List<Offer> offers, ScannedChat chat) {
        MaxPrice most = chat.provider().maxPrice();
        if (most.equals(MaxPrice.NONE)) {
            return offers;
        }
        List<Offer> cheap = offers.stream().filter(offer -> isWithin(offer, chat, most)).toList();
        if (cheap.isEmpty()) {
            throw new Refusal(
                    CallerFaults.refusedBody(
                            400,
                            "max_price_exceeded",
                            "The model sells for more than 'provider.max_price' allows.",
                            "provider.max_price"));
        }
        return cheap;
    }

    private static boolean isWithin(Offer offer, ScannedChat chat, MaxPrice most) {
        PriceLine line =
                offer.prices()
                        .sell()
                        .choose(offer.prices().moment(), Meter.tokens(chat.promptTextBytes()));
        Long request = line.requestNanos();
        return isWithin(line.input().nanosPerMillion(), most.prompt())
                && isWithin(line.output().nanosPerMillion(), most.completion())
                && isWithin(request == null ? 0 : request, most.request());
    }

    private static boolean isWithin(long nanos, @Nullable BigDecimal most) {
        return most == null || BigDecimal.valueOf(nanos, NANO_DIGITS).compareTo(most) <= 0;
    }
}
