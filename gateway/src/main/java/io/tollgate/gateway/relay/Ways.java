package io.tollgate.gateway.relay;

import io.tollgate.billing.usage.TokenUsage;
import io.tollgate.catalog.key.KeyHolder;
import io.tollgate.gateway.error.ApiError;
import io.tollgate.gateway.error.CallerFaults;
import io.tollgate.gateway.error.ServerFaults;
import io.tollgate.gateway.health.Health;
import io.tollgate.gateway.http.Call;
import io.tollgate.gateway.http.ProviderWish;
import io.tollgate.gateway.http.ScannedChat;
import io.tollgate.gateway.meter.Meter;
import io.tollgate.gateway.route.Candidate;
import io.tollgate.gateway.route.Plan;
import io.tollgate.gateway.route.RouteQuery;
import io.tollgate.gateway.route.Router;
import io.tollgate.gateway.route.Snapshot;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Plans where the offers of a call are tried: the healthy places of the first model, then those of
/// the models to fall back to, then the least bad of the rest. Touches nothing but what is in
/// memory; throws [Refusal].
@Singleton
class Ways {
    /// Places tried for each of several models: one model's outage must leave tries for the next.
    private static final int EACH = 2;

    private final Router router;
    private final RelayLimits limits;

    Ways(Health health, RelayLimits limits) {
        router = new Router(health, new Random());
        this.limits = limits;
    }

    Quoted plan(
            Call call, KeyHolder caller, ScannedChat chat, Snapshot snapshot, List<Offer> offers) {
        List<Choice> usable = new ArrayList<>();
        List<Choice> lastResort = new ArrayList<>();
        List<String> passedOver = new ArrayList<>();
        Plan.Outcome refused = Plan.Outcome.UNROUTED;
        for (Offer offer : offers) {
            Plan plan = router.plan(query(chat, snapshot, offer));
            List<Candidate> best = plan.usable();
            add(
                    offer,
                    offers.size() == 1 || best.size() < EACH ? best : best.subList(0, EACH),
                    usable);
            add(offer, plan.lastResort(), lastResort);
            passedOver.addAll(plan.passedOver());
            refused = plan.outcome();
        }
        usable.addAll(lastResort);
        if (usable.isEmpty()) {
            throw new Refusal(nowhere(refused));
        }
        return new Quoted(call, caller, chat, offers, alone(chat, usable), passedOver);
    }

    private static void add(Offer offer, List<Candidate> candidates, List<Choice> choices) {
        for (Candidate candidate : candidates) {
            choices.add(new Choice(offer, candidate));
        }
    }

    /// Without fallbacks only the first upstream is tried, or those that the caller named.
    private static List<Choice> alone(ScannedChat chat, List<Choice> choices) {
        ProviderWish wish = chat.provider();
        return wish.allowFallbacks() || !wish.order().isEmpty()
                ? choices
                : choices.stream()
                        .filter(choice ->
                                choice.candidate()
                                        .upstream()
                                        .equals(choices.getFirst().candidate().upstream()))
                        .toList();
    }

    private static RouteQuery query(ScannedChat chat, Snapshot snapshot, Offer offer) {
        long input = Meter.tokens(chat.promptTextBytes());
        return new RouteQuery(
                offer.model(),
                snapshot,
                offer.prices().sell(),
                offer.prices().moment(),
                chat.stream(),
                new TokenUsage(input, 0, 0, offer.size().outputTokens(), 0),
                chat.provider(),
                chat.prefix());
    }

    private ApiError nowhere(Plan.Outcome outcome) {
        return switch (outcome) {
            case REFUSED_BY_CALLER ->
                    CallerFaults.refusedBody(
                            400,
                            "no_allowed_provider",
                            "'provider' allows none of the model's upstreams.",
                            "provider");
            case UNROUTED, BELOW_COST, PLANNED ->
                    ServerFaults.noUpstreamAvailable(limits.outageRetry());
        };
    }
}
