package io.tollgate.gateway.relay;

import io.tollgate.billing.money.Money;
import io.tollgate.billing.pricing.PricedModel;
import io.tollgate.billing.pricing.Quote;
import io.tollgate.billing.pricing.QuoteInput;
import io.tollgate.catalog.key.KeyHolder;
import io.tollgate.catalog.model.Model;
import io.tollgate.gateway.error.ApiError;
import io.tollgate.gateway.error.CallerFaults;
import io.tollgate.gateway.error.ServerFaults;
import io.tollgate.gateway.http.Call;
import io.tollgate.gateway.http.ScannedChat;
import io.tollgate.gateway.meter.Prices;
import io.tollgate.gateway.route.CatalogWatch;
import io.tollgate.gateway.route.Snapshot;
import jakarta.inject.Singleton;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;

/// Finds what a call may cost at most, and where it may go. Touches nothing but what is in memory;
/// throws [Refusal].
@Singleton
class Quotes {
    private final CatalogWatch catalog;
    private final Ways ways;
    private final RelayLimits limits;

    Quotes(CatalogWatch catalog, Ways ways, RelayLimits limits) {
        this.catalog = catalog;
        this.ways = ways;
        this.limits = limits;
    }

    Quoted quote(Call call, KeyHolder caller, ScannedChat chat) {
        Snapshot snapshot =
                catalog.current()
                        .orElseThrow(() ->
                                new Refusal(ServerFaults.catalogUnavailable(limits.outageRetry())));
        List<Offer> offers = offers(call, caller, chat, snapshot);
        return ways.plan(call, caller, chat, snapshot, MaxPrices.within(offers, chat));
    }

    private List<Offer> offers(Call call, KeyHolder caller, ScannedChat chat, Snapshot snapshot) {
        Offer first = offer(call, caller, chat, snapshot, chat.model());
        if (chat.fallbacks().isEmpty()) {
            return List.of(first);
        }
        SequencedSet<Offer> offers = new LinkedHashSet<>();
        boolean _ = offers.add(first);
        for (String fallback : chat.fallbacks()) {
            Offer offer = offer(call, caller, chat, snapshot, fallback);
            // One that cannot make as much as was asked for is no fallback.
            if (offer.size().outputTokens() <= offer.model().maxOutputTokens()
                    && offers.stream()
                            .noneMatch(same -> same.model().id().equals(offer.model().id()))) {
                boolean _ = offers.add(offer);
            }
        }
        return List.copyOf(offers);
    }

    private Offer offer(
            Call call, KeyHolder caller, ScannedChat chat, Snapshot snapshot, String name) {
        ApiError notFound = CallerFaults.modelNotFound(name);
        Model model = snapshot.catalog().model(name).orElseThrow(() -> new Refusal(notFound));
        if (!caller.key().allows(model.id())) {
            throw new Refusal(CallerFaults.modelNotAllowed(name));
        }
        PricedModel sell =
                snapshot.prices()
                        .sell(caller.tenant().rateCard(), model.id(), call.id().moment())
                        .orElseThrow(() -> new Refusal(notFound));
        if (model.routes().isEmpty()) {
            throw new Refusal(notFound);
        }
        boolean asked = name.equals(chat.model());
        QuoteInput size = size(chat, model, asked);
        long max = Quote.upperBound(sell, size);
        return new Offer(
                model,
                new Prices(snapshot.prices(), sell, model.id(), call.id().moment()),
                size,
                least(chat, sell, size, max),
                Math.min(max, Money.MAX_NANOS));
    }

    /// A limit that the caller gave is honoured or refused, never lowered.
    private long least(ScannedChat chat, PricedModel sell, QuoteInput size, long max) {
        long least =
                chat.outputLimit().isPresent()
                        ? max
                        : Quote.upperBound(
                                sell,
                                size.withOutputTokens(
                                        Math.min(size.outputTokens(), limits.leastOutputTokens())));
        if (least > Money.MAX_NANOS) {
            throw new Refusal(
                    CallerFaults.invalidRequest(
                            "The call could cost more than any balance can hold. Lower max_tokens.",
                            "max_tokens"));
        }
        return least;
    }

    private QuoteInput size(ScannedChat chat, Model model, boolean asked) {
        int output = chat.outputLimit().orElse(model.defaultOutputTokens());
        if (asked && output > model.maxOutputTokens()) {
            var field = chat.limitField();
            throw new Refusal(
                    CallerFaults.invalidRequest(
                            "The model makes at most %d output tokens."
                                    .formatted(model.maxOutputTokens()),
                            field == null ? "max_tokens" : field.wire()));
        }
        QuoteInput size =
                new QuoteInput(
                        chat.bodyBytes(),
                        limits.overheadTokens(),
                        model.contextLength(),
                        output,
                        chat.n());
        return chat.unknownContent() ? size.withWholeContext() : size;
    }
}
