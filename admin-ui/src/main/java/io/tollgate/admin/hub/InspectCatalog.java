package io.tollgate.admin.hub;

import io.tollgate.admin.kit.Place;
import io.tollgate.billing.pricing.Margins;
import io.tollgate.billing.pricing.PriceBook;
import io.tollgate.billing.pricing.PriceBooks;
import io.tollgate.billing.pricing.RouteMargin;
import io.tollgate.catalog.id.UpstreamId;
import io.tollgate.catalog.model.Model;
import io.tollgate.catalog.model.Models;
import io.tollgate.catalog.model.Route;
import io.tollgate.catalog.tenant.RateCards;
import io.tollgate.catalog.upstream.CredentialInfo;
import io.tollgate.catalog.upstream.Credentials;
import io.tollgate.catalog.upstream.Upstream;
import io.tollgate.catalog.upstream.Upstreams;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Looks for what keeps models from being sold, or sells them at a loss. Blocks on PostgreSQL.
@ApplicationScoped
class InspectCatalog {
    private static final String PRICES = Place.PRICES.ofOperator() + "/new?kind=";
    private static final String MODEL = Place.MODELS.ofOperator() + "/edit?id=";

    private final Models models;
    private final Upstreams upstreams;
    private final Credentials credentials;
    private final PriceBooks books;
    private final RateCards rateCards;
    private final Clock clock;

    InspectCatalog(
            Models models,
            Upstreams upstreams,
            Credentials credentials,
            PriceBooks books,
            RateCards rateCards,
            Clock clock) {
        this.models = models;
        this.upstreams = upstreams;
        this.credentials = credentials;
        this.books = books;
        this.rateCards = rateCards;
        this.clock = clock;
    }

    /// Models first, in their order.
    List<Finding> inspect() {
        PriceBook book = books.load();
        Instant now = clock.instant();
        List<Model> all = models.all();
        List<Finding> findings = new ArrayList<>();
        all.forEach(model -> findings.addAll(of(model, book, now)));
        Set<UpstreamId> routed =
                all.stream()
                        .flatMap(model -> model.routes().stream())
                        .map(Route::upstream)
                        .collect(Collectors.toSet());
        upstreams.all().stream()
                .filter(upstream -> routed.contains(upstream.id()))
                .forEach(upstream -> of(upstream).ifPresent(findings::add));
        return findings;
    }

    private List<Finding> of(Model model, PriceBook book, Instant now) {
        String name = model.id().value();
        if (model.routes().isEmpty()) {
            return List.of(new Finding(FindingKind.NO_ROUTE, name, MODEL + name));
        }
        List<RouteMargin> margins =
                rateCards.all().keySet().stream()
                        .flatMap(card -> Margins.of(book, card, model, now).stream())
                        .toList();
        List<Finding> findings = new ArrayList<>();
        if (margins.isEmpty()) {
            findings.add(new Finding(FindingKind.NO_PRICE, name, PRICES + "sell"));
        }
        if (margins.stream().anyMatch(RouteMargin::isBelowCost)) {
            findings.add(new Finding(FindingKind.BELOW_COST, name, PRICES + "sell"));
        }
        model.routes().stream()
                .filter(route -> hasNoCost(route, book, now))
                .findFirst()
                .ifPresent(route ->
                        findings.add(
                                new Finding(
                                        FindingKind.NO_COST,
                                        name,
                                        PRICES + "wholesale&upstream=" + route.upstream())));
        return findings;
    }

    private static boolean hasNoCost(Route route, PriceBook book, Instant now) {
        return book.wholesale(route.upstream(), route.upstreamModel(), now).isEmpty();
    }

    private Optional<Finding> of(Upstream upstream) {
        String page = Place.UPSTREAMS.ofOperator() + "/" + upstream.id();
        if (!upstream.active()) {
            return Optional.of(new Finding(FindingKind.DISABLED, upstream.name(), page));
        }
        boolean usable = credentials.list(upstream.id()).stream().anyMatch(CredentialInfo::active);
        return usable
                ? Optional.empty()
                : Optional.of(new Finding(FindingKind.NO_CREDENTIAL, upstream.name(), page));
    }
}
