package io.tollgate.gateway.account;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tollgate.billing.money.UnitPrice;
import io.tollgate.billing.pricing.PriceLine;
import io.tollgate.billing.pricing.PricedModel;
import io.tollgate.catalog.model.Model;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A model as OpenAI's `GET /v1/models` shows it, with what we add.
///
/// @param created seconds since 1970
record ModelView(
        String id,
        String object,
        long created,
        String ownedBy,
        String displayName,
        int contextLength,
        int maxOutputTokens,
        Pricing pricing) {
    private static final String OWNER = "tollgate";

    /// Decimal strings per token (`request`: per call); kinds without a price of their own are left
    /// out and cost what they fall back to.
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Pricing(
            String currency,
            String input,
            @Nullable String cachedInput,
            @Nullable String cacheWrite,
            String output,
            @Nullable String reasoning,
            @Nullable String request) {}

    /// The moment chooses the line where prices depend on the time of day.
    static ModelView of(Model model, PricedModel price, Instant moment) {
        return new ModelView(
                model.id().value(),
                "model",
                model.createdAt().getEpochSecond(),
                OWNER,
                model.displayName(),
                model.contextLength(),
                model.maxOutputTokens(),
                pricing(price.choose(moment, 0), price.currency().getCurrencyCode()));
    }

    private static Pricing pricing(PriceLine line, String currency) {
        Long request = line.requestNanos();
        return new Pricing(
                currency,
                perToken(line.input()),
                optional(line.cachedInput()),
                optional(line.cacheWrite()),
                perToken(line.output()),
                optional(line.reasoning()),
                request == null ? null : plain(BigDecimal.valueOf(request, 9)));
    }

    private static @Nullable String optional(@Nullable UnitPrice price) {
        return price == null ? null : perToken(price);
    }

    private static String perToken(UnitPrice price) {
        return plain(BigDecimal.valueOf(price.nanosPerMillion(), 15));
    }

    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
}
