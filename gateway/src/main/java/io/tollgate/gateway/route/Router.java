package io.tollgate.gateway.route;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.tollgate.catalog.model.Model;
import io.tollgate.catalog.model.Route;
import io.tollgate.catalog.snapshot.CatalogSnapshot;
import io.tollgate.catalog.upstream.Credential;
import io.tollgate.catalog.upstream.Upstream;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/// The order in which a call tries its model's routes: by priority, the lower number first, and
/// inside one priority at random by weight. Every route is tried with one credential before any is
/// tried with its next. A pure rule; thread-safe if its random generator is.
public final class Router {
    private final WeightedOrder shuffle;

    public Router(RandomGenerator random) {
        shuffle = new WeightedOrder(random);
    }

    /// All candidates, the first to try first. Empty if no route leads to an active upstream with
    /// an active credential.
    public List<Candidate> plan(Model model, CatalogSnapshot catalog) {
        TreeMap<Integer, List<Route>> byPriority =
                model.routes().stream()
                        .filter(route -> isOpen(route, catalog))
                        .collect(groupingBy(Route::priority, TreeMap::new, toList()));
        List<Candidate> plan = new ArrayList<>();
        for (List<Route> routes : byPriority.values()) {
            plan.addAll(rounds(shuffle.of(routes, Route::weight), catalog));
        }
        return plan;
    }

    /// Whether any route of the model can be tried now.
    public static boolean isRouted(Model model, CatalogSnapshot catalog) {
        return model.routes().stream().anyMatch(route -> isOpen(route, catalog));
    }

    private static boolean isOpen(Route route, CatalogSnapshot catalog) {
        return catalog.upstream(route.upstream()).active()
                && !catalog.credentials(route.upstream()).isEmpty();
    }

    private List<Candidate> rounds(List<Route> routes, CatalogSnapshot catalog) {
        List<List<Candidate>> each = routes.stream().map(route -> on(route, catalog)).toList();
        int rounds = each.stream().mapToInt(List::size).max().orElse(0);
        List<Candidate> plan = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            for (List<Candidate> candidates : each) {
                if (round < candidates.size()) {
                    plan.add(candidates.get(round));
                }
            }
        }
        return plan;
    }

    private List<Candidate> on(Route route, CatalogSnapshot catalog) {
        Upstream upstream = catalog.upstream(route.upstream());
        return shuffle.of(catalog.credentials(route.upstream()), Credential::weight).stream()
                .map(credential -> new Candidate(upstream, credential, route))
                .toList();
    }
}
