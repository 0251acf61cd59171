package io.tollgate.gateway.route;

import static io.tollgate.gateway.Samples.credential;
import static io.tollgate.gateway.Samples.model;
import static io.tollgate.gateway.Samples.route;
import static io.tollgate.gateway.Samples.upstream;
import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.billing.pricing.PriceScope;
import io.tollgate.catalog.model.Model;
import io.tollgate.catalog.model.Routing.Policy;
import io.tollgate.catalog.snapshot.CatalogSnapshot;
import io.tollgate.catalog.upstream.Credential;
import io.tollgate.catalog.upstream.Upstream;
import io.tollgate.gateway.health.Standing.Kind;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class RouterTest extends RoutedCalls {
    @Test
    void lowerPriorityNumbersComeFirst() {
        Model model = model("m", route(three, 30, 1), route(one, 10, 1), route(two, 20, 1));

        Plan plan = plan(model);

        assertThat(names(plan)).containsExactly("one", "two", "three");
        assertThat(plan.usable().getFirst().route().upstreamModel()).isEqualTo("their-one");
    }

    @Test
    void insideAPriorityCallsAreSharedByWeight() {
        Model model = model("m", route(one, 1, 3), route(two, 1, 1), route(three, 1, 0));

        int firstIsOne = 0;
        for (int call = 0; call < 4_000; call++) {
            List<String> plan = names(plan(model));
            assertThat(plan).hasSize(3);
            assertThat(plan.getLast()).isEqualTo("three");
            firstIsOne += plan.getFirst().equals("one") ? 1 : 0;
        }

        assertThat(firstIsOne).isBetween(2_850, 3_150);
    }

    @Test
    void disabledUpstreamsAndThoseWithoutCredentialAreLeftOut() {
        Upstream disabled = upstream("off", "https://off.example/v1", false, false);
        Model model = model("m", route(disabled, 1, 1), route(two, 2, 1), route(one, 3, 1));
        CatalogSnapshot catalog =
                CatalogSnapshot.of(
                        1,
                        List.of(model),
                        List.of(disabled, one, two),
                        List.of(credential(disabled, "a", 1), credential(one, "b", 1)));

        assertThat(names(plan(model, catalog))).containsExactly("one");
    }

    @Test
    void everyRouteIsTriedOnceBeforeAnySecondCredential() {
        Credential first = credential(one, "first", 1);
        Credential second = credential(one, "second", 0);
        Credential other = credential(two, "other", 1);
        Model model = model("m", route(one, 1, 1), route(two, 1, 0));
        CatalogSnapshot catalog =
                CatalogSnapshot.of(
                        1, List.of(model), List.of(one, two), List.of(second, first, other));

        assertThat(plan(model, catalog).usable())
                .extracting(Candidate::credential)
                .containsExactly(first, other, second);
    }

    @Test
    void aModelWithoutAnyOpenRouteIsNotRouted() {
        Model model = model("m", route(one, 1, 1));
        CatalogSnapshot catalog = CatalogSnapshot.of(1, List.of(model), List.of(one), List.of());

        assertThat(plan(model, catalog).outcome()).isEqualTo(Plan.Outcome.UNROUTED);
        assertThat(Router.isRouted(model, catalog)).isFalse();
    }

    @Test
    void whatIsOutIsPassedOverAndTheLeastBadOfItComesLast() {
        standings.put("their-one", standing(Kind.OUT, 5));
        standings.put("their-two", standing(Kind.OUT, 3));
        Model model = model("m", route(one, 0, 1), route(two, 1, 1), route(three, 2, 1));

        Plan plan = plan(model);

        assertThat(names(plan)).containsExactly("three");
        assertThat(plan.passedOver()).containsExactly("one/c: BAD", "two/c: BAD");
        assertThat(plan.lastResort())
                .extracting(Candidate::upstream, Candidate::chosenBy)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(two, ChosenBy.LEAST_BAD));
    }

    @Test
    void aDeadCredentialIsNoLastResort() {
        standings.put("their-one", standing(Kind.DEAD, 0));

        Plan plan = plan(model("m", route(one, 0, 1)));

        assertThat(plan.usable()).isEmpty();
        assertThat(plan.lastResort()).isEmpty();
    }

    @Test
    void whatIsSparedComesAfterWhatIsWellWhateverItsPriority() {
        standings.put("their-one", standing(Kind.SPARED, 1));
        standings.put("their-two", standing(Kind.PROBED, 1));
        Model model = model("m", route(one, 0, 1), route(two, 1, 1), route(three, 2, 1));

        Plan plan = plan(model);

        assertThat(names(plan)).containsExactly("two", "three", "one");
        assertThat(plan.usable())
                .extracting(Candidate::chosenBy)
                .containsExactly(ChosenBy.PROBE, ChosenBy.WEIGHT, ChosenBy.LEAST_BAD);
    }

    @Test
    void byPriceTheCheapestIsFirstAndTheUnknownLast() {
        cost(two, 800);
        cost(three, 700);
        Model model =
                with(Policy.PRICE, false, route(one, 0, 9), route(two, 0, 1), route(three, 0, 1));

        assertThat(names(plan(model))).containsExactly("three", "two", "one");
        assertThat(plan(model).usable().getFirst().chosenBy()).isEqualTo(ChosenBy.PRICE);
    }

    @Test
    void byMarginACostInAnotherCurrencyIsUnknown() {
        price(new PriceScope.Wholesale(one.id()), CNY, "their-one", 1);
        cost(two, 900);
        Model model = with(Policy.MARGIN, false, route(one, 0, 9), route(two, 0, 1));

        assertThat(names(plan(model))).containsExactly("two", "one");
    }

    @Test
    void byLatencyTheFasterOfTwoIsFirst() {
        standings.put("their-one", paced(900));
        standings.put("their-two", paced(100));
        standings.put("their-three", paced(500));
        Model model =
                with(Policy.LATENCY, false, route(one, 0, 1), route(two, 0, 1), route(three, 0, 1));

        int slowest = 0;
        int fastest = 0;
        for (int call = 0; call < 3_000; call++) {
            String first = names(plan(model)).getFirst();
            slowest += first.equals("one") ? 1 : 0;
            fastest += first.equals("two") ? 1 : 0;
        }

        assertThat(slowest).isZero();
        assertThat(fastest).isBetween(1_850, 2_150);
    }

    @Test
    void aRouteThatCostsMoreThanItSellsForIsSkipped() {
        cost(one, 1_001);
        cost(two, 1_000);
        Model model = model("m", route(one, 0, 1), route(two, 1, 1));

        Plan plan = plan(model);

        assertThat(names(plan)).containsExactly("two");
        assertThat(plan.passedOver()).containsExactly("one/c: BELOW_COST");
    }

    @Test
    void unlessTheOperatorAllowsIt() {
        cost(one, 1_001);
        Model below = model("m", route(one, 0, 1));
        Model allowed = with(Policy.WEIGHTED, true, route(one, 0, 1));

        assertThat(plan(below).outcome()).isEqualTo(Plan.Outcome.BELOW_COST);
        assertThat(names(plan(allowed))).containsExactly("one");
    }

    @Test
    void orHasAllowedItWithThePrice() {
        belowCost = true;
        cost(one, 1_001);

        assertThat(names(plan(model("m", route(one, 0, 1))))).containsExactly("one");
    }

    @Test
    void aLongPromptReturnsToWhereItsBeginningIsCached() {
        cached(one);
        cached(two);
        Model model = model("m", route(one, 0, 1), route(two, 0, 1), route(three, 0, 1));
        CatalogSnapshot catalog = allWithOneCredential(model);
        int homeIsOne = 0;
        for (long prompt = 0; prompt < 400; prompt++) {
            prefix = OptionalLong.of(prompt * 0x9e3779b97f4a7c15L);
            Candidate home = plan(model, catalog).usable().getFirst();
            assertThat(home.chosenBy()).isEqualTo(ChosenBy.STICKY);
            assertThat(home.upstream()).isNotEqualTo(three);
            assertThat(plan(model, catalog).usable().getFirst()).isEqualTo(home);
            homeIsOne += home.upstream().equals(one) ? 1 : 0;
        }
        assertThat(homeIsOne).isBetween(150, 250);
    }

    @Test
    void neverAgainstHealth() {
        cached(one);
        cached(two);
        standings.put("their-one", standing(Kind.OUT, 1));
        Model model = model("m", route(one, 0, 1), route(two, 0, 1));

        for (long prompt = 0; prompt < 50; prompt++) {
            prefix = OptionalLong.of(prompt * 0x9e3779b97f4a7c15L);
            assertThat(names(plan(model))).containsExactly("two");
        }
    }
}
