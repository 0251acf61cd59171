package io.tollgate.gateway.route;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.tollgate.catalog.model.Routing.Policy;
import io.tollgate.gateway.health.Standing;
import io.tollgate.gateway.http.ProviderWish;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/// Puts usable options into the order in which they are tried.
final class Orders {
    private static final Comparator<RouteOption> CHEAPEST =
            Comparator.comparing(
                    RouteOption::costNanos, Comparator.nullsLast(Comparator.naturalOrder()));
    private static final Comparator<RouteOption> FASTEST =
            Comparator.comparingDouble(option -> option.standing().expectedNanos());

    private final RandomGenerator random;
    private final WeightedOrder shuffle;

    Orders(RandomGenerator random) {
        this.random = random;
        shuffle = new WeightedOrder(random);
    }

    /// Whether the order of this call depends on what it costs.
    boolean readsCosts(RouteQuery query) {
        Policy policy = query.model().routing().policy();
        return query.wish().sort() == ProviderWish.Sort.PRICE
                || policy == Policy.PRICE
                || policy == Policy.MARGIN;
    }

    /// Those that are well, then those that are spared.
    List<Candidate> of(RouteQuery query, List<RouteOption> options) {
        List<RouteOption> well = new ArrayList<>(options);
        well.removeIf(option -> option.standing().kind() == Standing.Kind.SPARED);
        if (well.size() == options.size()) {
            return ordered(query, options);
        }
        List<RouteOption> spared = new ArrayList<>(options);
        spared.removeAll(well);
        List<Candidate> all = new ArrayList<>(ordered(query, well));
        all.addAll(ordered(query, spared));
        return all;
    }

    private List<Candidate> ordered(RouteQuery query, List<RouteOption> options) {
        ProviderWish.Sort sort = query.wish().sort();
        List<Candidate> ordered = sort == null ? byPriority(query, options) : sorted(sort, options);
        return asWished(query.wish(), ordered);
    }

    private List<Candidate> byPriority(RouteQuery query, List<RouteOption> options) {
        if (options.size() == 1) {
            return byPolicy(query.model().routing().policy(), options);
        }
        TreeMap<Integer, List<RouteOption>> groups =
                options.stream().collect(groupingBy(RouteOption::priority, TreeMap::new, toList()));
        List<Candidate> ordered = new ArrayList<>(options.size());
        boolean first = true;
        for (List<RouteOption> group : groups.values()) {
            List<Candidate> choice = byPolicy(query.model().routing().policy(), group);
            ordered.addAll(first ? stickily(query, group, choice) : choice);
            first = false;
        }
        return ordered;
    }

    private List<Candidate> byPolicy(Policy policy, List<RouteOption> group) {
        List<RouteOption> shuffled = weighted(group);
        return switch (policy) {
            case WEIGHTED -> candidates(shuffled, ChosenBy.WEIGHT);
            case LATENCY -> candidates(fasterOfTwo(shuffled), ChosenBy.LATENCY);
            case PRICE -> candidates(sorted(shuffled, CHEAPEST), ChosenBy.PRICE);
            // All pay the same: the cheapest leaves the greatest margin.
            case MARGIN -> candidates(sorted(shuffled, CHEAPEST), ChosenBy.MARGIN);
        };
    }

    private List<Candidate> sorted(ProviderWish.Sort sort, List<RouteOption> options) {
        List<RouteOption> shuffled = weighted(options);
        return switch (sort) {
            case PRICE -> candidates(sorted(shuffled, CHEAPEST), ChosenBy.CALLER);
            case LATENCY -> candidates(sorted(shuffled, FASTEST), ChosenBy.CALLER);
        };
    }

    private static List<RouteOption> sorted(
            List<RouteOption> options, Comparator<RouteOption> order) {
        return options.stream().sorted(order).toList();
    }

    /// Routes by weight; every route with one credential before any with its next.
    private List<RouteOption> weighted(List<RouteOption> options) {
        if (options.size() < 2) {
            return options;
        }
        LinkedHashMap<Object, List<RouteOption>> byRoute =
                options.stream()
                        .collect(
                                groupingBy(
                                        option -> option.candidate().route(),
                                        LinkedHashMap::new,
                                        toList()));
        List<List<RouteOption>> routes =
                shuffle.of(
                        List.copyOf(byRoute.values()),
                        route -> route.getFirst().candidate().route().weight());
        List<List<RouteOption>> each = routes.stream().map(this::credentials).toList();
        List<RouteOption> ordered = new ArrayList<>(options.size());
        for (int round = 0; ordered.size() < options.size(); round++) {
            for (List<RouteOption> route : each) {
                if (round < route.size()) {
                    ordered.add(route.get(round));
                }
            }
        }
        return ordered;
    }

    private List<RouteOption> credentials(List<RouteOption> route) {
        return shuffle.of(route, option -> option.candidate().credential().weight());
    }

    /// Of two at random the faster, then the others by their pace: the fastest of all would get
    /// every call until it is the slowest.
    private List<RouteOption> fasterOfTwo(List<RouteOption> options) {
        List<RouteOption> ordered = new ArrayList<>(sorted(options, FASTEST));
        if (ordered.size() > 2) {
            int one = random.nextInt(ordered.size());
            int other = (one + 1 + random.nextInt(ordered.size() - 1)) % ordered.size();
            ordered.addFirst(ordered.remove(Math.min(one, other)));
        }
        return ordered;
    }

    /// A long prompt goes first where one that begins alike went before, if a cache makes that
    /// cheaper there.
    private static List<Candidate> stickily(
            RouteQuery query, List<RouteOption> group, List<Candidate> choice) {
        if (group.size() < 2 || !query.model().routing().sticky() || query.prefix().isEmpty()) {
            return choice;
        }
        long prefix = query.prefix().getAsLong();
        return group.stream()
                .filter(RouteOption::caches)
                .filter(option -> option.standing().kind() == Standing.Kind.WELL)
                .map(RouteOption::candidate)
                .max(Comparator.comparingDouble(candidate -> Rendezvous.score(prefix, candidate)))
                .map(home -> {
                    List<Candidate> ordered = new ArrayList<>(choice);
                    ordered.removeIf(candidate -> candidate.lane().equals(home.lane()));
                    ordered.addFirst(home.chosenBy(ChosenBy.STICKY));
                    return ordered;
                })
                .orElse(choice);
    }

    private static List<Candidate> asWished(ProviderWish wish, List<Candidate> ordered) {
        List<Candidate> candidates = ordered;
        if (!wish.order().isEmpty()) {
            List<Candidate> named =
                    ordered.stream()
                            .filter(candidate -> rank(wish, candidate) >= 0)
                            .sorted(Comparator.comparingInt(candidate -> rank(wish, candidate)))
                            .map(candidate -> candidate.chosenBy(ChosenBy.CALLER))
                            .toList();
            candidates = new ArrayList<>(named);
            ordered.stream()
                    .filter(candidate -> rank(wish, candidate) < 0)
                    .forEach(candidates::add);
        }
        return candidates;
    }

    private static int rank(ProviderWish wish, Candidate candidate) {
        return ProviderWish.rank(
                wish.order(), candidate.upstream().name(), candidate.upstream().label());
    }

    private static List<Candidate> candidates(List<RouteOption> options, ChosenBy usual) {
        return options.stream()
                .map(option ->
                        option.candidate()
                                .chosenBy(
                                        switch (option.standing().kind()) {
                                            case PROBED -> ChosenBy.PROBE;
                                            case SPARED -> ChosenBy.LEAST_BAD;
                                            case WELL, OUT, DEAD -> usual;
                                        }))
                .toList();
    }
}
