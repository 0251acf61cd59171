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
import io.tollgate.gateway.route.Candidate;
import io.tollgate.gateway.route.CatalogWatch;
import io.tollgate.gateway.route.Router;
import io.tollgate.gateway.route.Snapshot;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Random;

/// Finds what a call may cost at most. Touches nothing but the snapshot in memory; throws
/// [Refusal].
@Singleton
class Quotes {
    private final CatalogWatch catalog;
    private final Router router = new Router(new Random());
    private final RelayLimits limits;

    Quotes(CatalogWatch catalog, RelayLimits limits) {
        this.catalog = catalog;
        this.limits = limits;
    }

    Quoted quote(Call call, KeyHolder caller, ScannedChat chat) {
        Snapshot snapshot =
                catalog.current()
                        .orElseThrow(() ->
                                new Refusal(ServerFaults.catalogUnavailable(limits.outageRetry())));
        Instant moment = call.id().moment();
        ApiError notFound = CallerFaults.modelNotFound(chat.model());
        Model model =
                snapshot.catalog().model(chat.model()).orElseThrow(() -> new Refusal(notFound));
        if (!caller.key().allows(model.id())) {
            throw new Refusal(CallerFaults.modelNotAllowed(chat.model()));
        }
        PricedModel sell =
                snapshot.prices()
                        .sell(caller.tenant().rateCard(), model.id(), moment)
                        .orElseThrow(() -> new Refusal(notFound));
        if (model.routes().isEmpty()) {
            throw new Refusal(notFound);
        }
        List<Candidate> candidates = router.plan(model, snapshot.catalog());
        if (candidates.isEmpty()) {
            throw new Refusal(ServerFaults.noUpstreamAvailable(limits.outageRetry()));
        }
        Prices prices = new Prices(snapshot.prices(), sell, model.id(), moment);
        return price(call, caller, chat, model, prices, candidates);
    }

    private Quoted price(
            Call call,
            KeyHolder caller,
            ScannedChat chat,
            Model model,
            Prices prices,
            List<Candidate> candidates) {
        QuoteInput size = size(chat, model);
        long max = Quote.upperBound(prices.sell(), size);
        // A limit that the caller gave is honoured or refused, never lowered.
        long min =
                chat.outputLimit().isPresent()
                        ? max
                        : Quote.upperBound(
                                prices.sell(),
                                size.withOutputTokens(
                                        Math.min(size.outputTokens(), limits.leastOutputTokens())));
        if (min > Money.MAX_NANOS) {
            throw new Refusal(
                    CallerFaults.invalidRequest(
                            "The call could cost more than any balance can hold. Lower max_tokens.",
                            "max_tokens"));
        }
        return new Quoted(
                call,
                caller,
                chat,
                model,
                prices,
                candidates,
                size,
                min,
                Math.min(max, Money.MAX_NANOS));
    }

    private QuoteInput size(ScannedChat chat, Model model) {
        int output = chat.outputLimit().orElse(model.defaultOutputTokens());
        if (output > model.maxOutputTokens()) {
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
