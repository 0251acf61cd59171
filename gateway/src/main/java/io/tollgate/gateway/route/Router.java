package io.tollgate.gateway.route;

import io.tollgate.billing.pricing.PricedModel;
import io.tollgate.catalog.model.Model;
import io.tollgate.catalog.model.Route;
import io.tollgate.catalog.snapshot.CatalogSnapshot;
import io.tollgate.catalog.upstream.Credential;
import io.tollgate.catalog.upstream.Upstream;
import io.tollgate.gateway.health.Judge;
import io.tollgate.gateway.health.Standing;
import io.tollgate.gateway.http.ProviderWish;
import io.tollgate.gateway.route.Plan.Outcome;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;

/// The order in which a call tries its model's routes: those that are well, by priority, the lower
/// number first, and inside one priority by the model's policy; then the least bad of the rest.
/// What the caller asks of the choice comes first, but never before health. Thread-safe if its
/// random generator is.
public final class Router {
    private final Judge health;
    private final Orders orders;

    public Router(Judge health, RandomGenerator random) {
        this.health = health;
        orders = new Orders(random);
    }

    public Plan plan(RouteQuery query) {
        List<Candidate> open = open(query);
        if (open.isEmpty()) {
            return Plan.none(Outcome.UNROUTED, List.of());
        }
        List<Candidate> allowed =
                open.stream().filter(candidate -> allows(query.wish(), candidate)).toList();
        if (allowed.isEmpty()) {
            return Plan.none(Outcome.REFUSED_BY_CALLER, List.of());
        }
        return judged(query, allowed);
    }

    /// Whether any route of the model can be tried now.
    public static boolean isRouted(Model model, CatalogSnapshot catalog) {
        return model.routes().stream().anyMatch(route -> isOpen(route, catalog));
    }

    private Plan judged(RouteQuery query, List<Candidate> candidates) {
        List<Standing> standings =
                health.judge(
                        candidates.stream().map(Candidate::lane).toList(),
                        query.stream(),
                        query.snapshot().catalog().version());
        Costs costs = new Costs(query);
        List<RouteOption> usable = new ArrayList<>(candidates.size());
        List<RouteOption> out = new ArrayList<>();
        List<String> passedOver = new ArrayList<>();
        for (int n = 0; n < candidates.size(); n++) {
            Candidate candidate = candidates.get(n);
            Standing standing = standings.get(n);
            PricedModel wholesale = costs.wholesale(candidate);
            if (costs.isBelowCost(wholesale)) {
                passedOver.add(candidate.name() + ": BELOW_COST");
                continue;
            }
            RouteOption option =
                    new RouteOption(
                            candidate,
                            standing,
                            orders.readsCosts(query) ? costs.nanos(wholesale) : null,
                            query.prefix().isPresent() && costs.cachesCheaper(wholesale));
            if (standing.isUsable()) {
                usable.add(option);
            } else {
                passedOver.add(candidate.name() + ": " + standing.why());
                out.add(option);
            }
        }
        return usable.isEmpty() && out.isEmpty()
                ? Plan.none(Outcome.BELOW_COST, passedOver)
                : new Plan(orders.of(query, usable), leastBad(out), passedOver, Outcome.PLANNED);
    }

    private static List<Candidate> leastBad(List<RouteOption> out) {
        return out.stream()
                .filter(option -> option.standing().kind() != Standing.Kind.DEAD)
                .min(Comparator.comparingDouble(option -> option.standing().badness()))
                .map(option -> option.candidate().chosenBy(ChosenBy.LEAST_BAD))
                .stream()
                .toList();
    }

    private static boolean allows(ProviderWish wish, Candidate candidate) {
        if (wish.equals(ProviderWish.NONE)) {
            return true;
        }
        String name = candidate.upstream().name();
        String label = candidate.upstream().label();
        boolean named = wish.only().isEmpty() || ProviderWish.rank(wish.only(), name, label) >= 0;
        boolean closed = !wish.allowFallbacks() && !wish.order().isEmpty();
        return named
                && ProviderWish.rank(wish.ignore(), name, label) < 0
                && (!closed || ProviderWish.rank(wish.order(), name, label) >= 0);
    }

    private static List<Candidate> open(RouteQuery query) {
        CatalogSnapshot catalog = query.snapshot().catalog();
        List<Candidate> open = new ArrayList<>();
        for (Route route : query.model().routes()) {
            Upstream upstream = catalog.upstream(route.upstream());
            if (upstream.active()) {
                for (Credential credential : catalog.credentials(route.upstream())) {
                    open.add(new Candidate(upstream, credential, route));
                }
            }
        }
        return open;
    }

    private static boolean isOpen(Route route, CatalogSnapshot catalog) {
        return catalog.upstream(route.upstream()).active()
                && !catalog.credentials(route.upstream()).isEmpty();
    }
}
