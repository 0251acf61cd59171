package io.tollgate.billing.pricing;

import io.tollgate.billing.usage.TokenKind;
import io.tollgate.catalog.model.Model;
import io.tollgate.catalog.model.Route;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Compares what a model sells for with what its routes cost. A price that is below cost for any
/// kind of unit, at any hour of the week from the moment on and at any context size, is below cost.
/// Pure; what is not for the call path allocates freely.
public final class Margins {
    /// Windows repeat by the week; one day more covers clocks that are set meanwhile.
    private static final Duration WEEK = Duration.ofDays(8);

    private static final TokenKind[] KINDS = TokenKind.values();

    private Margins() {}

    /// One margin a route, in the order of the routes; empty for a model that is not for sale on
    /// the rate card at the moment.
    public static List<RouteMargin> of(
            PriceBook book, String rateCard, Model model, Instant moment) {
        return book.sell(rateCard, model.id(), moment).stream()
                .flatMap(sell ->
                        model.routes().stream()
                                .map(route -> of(book, rateCard, model, route, sell, moment)))
                .toList();
    }

    /// Whether any kind of unit of one call sells for less than it costs. Allocates nothing, for
    /// the call path; both prices are in one currency.
    ///
    /// @param totalInput tokens, which choose the lines
    public static boolean isBelowCost(
            PricedModel sell, PricedModel cost, Instant moment, long totalInput) {
        PriceLine charged = sell.choose(moment, totalInput);
        PriceLine paid = cost.choose(moment, totalInput);
        for (TokenKind kind : KINDS) {
            if (charged.price(kind).nanosPerMillion() < paid.price(kind).nanosPerMillion()) {
                return true;
            }
        }
        return request(charged) < request(paid);
    }

    private static RouteMargin of(
            PriceBook book,
            String rateCard,
            Model model,
            Route route,
            PricedModel sell,
            Instant moment) {
        PricedModel cost =
                book.wholesale(route.upstream(), route.upstreamModel(), moment).orElse(null);
        boolean comparable = cost != null && cost.currency().equals(sell.currency());
        return new RouteMargin(
                model.id(),
                rateCard,
                route,
                sell.currency(),
                known(cost, comparable),
                cost == null || !comparable ? List.of() : usual(sell, cost, moment),
                cost == null || !comparable ? List.of() : losses(sell, cost, moment));
    }

    private static RouteMargin.Known known(@Nullable PricedModel cost, boolean comparable) {
        return cost == null
                ? RouteMargin.Known.NO_COST
                : comparable ? RouteMargin.Known.YES : RouteMargin.Known.OTHER_CURRENCY;
    }

    private static List<KindMargin> usual(PricedModel sell, PricedModel cost, Instant moment) {
        PriceLine charged = sell.choose(moment, 0);
        PriceLine paid = cost.choose(moment, 0);
        return Stream.of(TokenKind.INPUT, TokenKind.OUTPUT)
                .map(kind -> compare(kind, 0, charged, paid))
                .toList();
    }

    /// The worst of each kind.
    private static List<KindMargin> losses(PricedModel sell, PricedModel cost, Instant from) {
        Map<String, KindMargin> worst = new LinkedHashMap<>();
        for (Instant moment : changes(from, sell, cost)) {
            for (int context : contexts(sell, cost)) {
                PriceLine charged = sell.choose(moment, context);
                PriceLine paid = cost.choose(moment, context);
                kinds(context, charged, paid)
                        .filter(KindMargin::isBelowCost)
                        .forEach(loss -> worst.merge(loss.kind(), loss, Margins::worse));
            }
        }
        return List.copyOf(worst.values());
    }

    private static Stream<KindMargin> kinds(int context, PriceLine charged, PriceLine paid) {
        return Stream.concat(
                Stream.of(TokenKind.values()).map(kind -> compare(kind, context, charged, paid)),
                Stream.of(
                        new KindMargin(Rating.REQUEST, context, request(charged), request(paid))));
    }

    private static KindMargin compare(
            TokenKind kind, int context, PriceLine charged, PriceLine paid) {
        return new KindMargin(
                kind.wire(),
                context,
                charged.price(kind).nanosPerMillion(),
                paid.price(kind).nanosPerMillion());
    }

    private static KindMargin worse(KindMargin one, KindMargin other) {
        return other.marginNanos() < one.marginNanos() ? other : one;
    }

    private static long request(PriceLine line) {
        Long nanos = line.requestNanos();
        return nanos == null ? 0 : nanos;
    }

    private static NavigableSet<Integer> contexts(PricedModel sell, PricedModel cost) {
        NavigableSet<Integer> contexts = new TreeSet<>();
        lines(sell, cost).map(PriceLine::contextFrom).forEach(contexts::add);
        return contexts;
    }

    /// The moments at which another line may begin to hold: between two of them nothing changes.
    private static NavigableSet<Instant> changes(Instant from, PricedModel sell, PricedModel cost) {
        NavigableSet<Instant> changes = new TreeSet<>();
        changes.add(from);
        Instant end = from.plus(WEEK);
        lines(sell, cost)
                .map(PriceLine::window)
                .flatMap(window -> window == null ? Stream.empty() : Stream.of(window))
                .flatMap(window -> edges(window, from).stream())
                .filter(edge -> !edge.isBefore(from) && edge.isBefore(end))
                .forEach(changes::add);
        return changes;
    }

    private static List<Instant> edges(PriceWindow window, Instant from) {
        List<Instant> edges = new ArrayList<>();
        ZonedDateTime today = from.atZone(window.tz());
        for (long day = 0; day <= WEEK.toDays(); day++) {
            edges.add(
                    today.toLocalDate()
                            .plusDays(day)
                            .atTime(window.from())
                            .atZone(window.tz())
                            .toInstant());
            edges.add(
                    today.toLocalDate()
                            .plusDays(day)
                            .atTime(window.to())
                            .atZone(window.tz())
                            .toInstant());
        }
        return edges;
    }

    private static Stream<PriceLine> lines(PricedModel sell, PricedModel cost) {
        return Stream.concat(sell.lines().stream(), cost.lines().stream());
    }
}
