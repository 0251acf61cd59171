package io.tollgate.gateway.route;

import static io.tollgate.gateway.Samples.model;
import static io.tollgate.gateway.Samples.route;
import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.catalog.model.Model;
import io.tollgate.gateway.health.Standing.Kind;
import io.tollgate.gateway.http.ProviderWish.Sort;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What callers ask of the choice.
class RouterWishesTest extends RoutedCalls {
    @Test
    void theCallersOrderComesBeforePrioritiesButNotBeforeHealth() {
        standings.put("their-three", standing(Kind.OUT, 1));
        wish = wish(List.of("THREE", "two"), List.of(), List.of(), null, true);
        Model model = model("m", route(one, 0, 1), route(two, 1, 1), route(three, 2, 1));

        Plan plan = plan(model);

        assertThat(names(plan)).containsExactly("two", "one");
        assertThat(plan.usable().getFirst().chosenBy()).isEqualTo(ChosenBy.CALLER);
        assertThat(plan.lastResort()).hasSize(1);
    }

    @Test
    void withoutFallbacksOnlyTheCallersOwnAreTried() {
        wish = wish(List.of("two"), List.of(), List.of(), null, false);

        assertThat(names(plan(model("m", route(one, 0, 1), route(two, 1, 1)))))
                .containsExactly("two");
    }

    @Test
    void onlyAndIgnoreNarrowTheChoice() {
        Model model = model("m", route(one, 0, 1), route(two, 1, 1), route(three, 2, 1));

        wish = wish(List.of(), List.of("one", "two"), List.of("one"), null, true);
        assertThat(names(plan(model))).containsExactly("two");

        wish = wish(List.of(), List.of("nobody"), List.of(), null, true);
        assertThat(plan(model).outcome()).isEqualTo(Plan.Outcome.REFUSED_BY_CALLER);
    }

    @Test
    void aCallersSortDisregardsPriorities() {
        cost(one, 900);
        cost(two, 100);
        standings.put("their-one", paced(10));
        standings.put("their-two", paced(20));
        Model model = model("m", route(one, 0, 1), route(two, 5, 1));

        wish = wish(List.of(), List.of(), List.of(), Sort.PRICE, true);
        assertThat(names(plan(model))).containsExactly("two", "one");

        wish = wish(List.of(), List.of(), List.of(), Sort.LATENCY, true);
        assertThat(names(plan(model))).containsExactly("one", "two");
    }
}
