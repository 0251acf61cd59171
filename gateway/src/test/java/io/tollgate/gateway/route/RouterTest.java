package io.tollgate.gateway.route;

import static io.tollgate.gateway.Samples.credential;
import static io.tollgate.gateway.Samples.model;
import static io.tollgate.gateway.Samples.route;
import static io.tollgate.gateway.Samples.upstream;
import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.catalog.model.Model;
import io.tollgate.catalog.snapshot.CatalogSnapshot;
import io.tollgate.catalog.upstream.Credential;
import io.tollgate.catalog.upstream.Upstream;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RouterTest {
    private final Upstream one = upstream("one", "https://one.example/v1", false);
    private final Upstream two = upstream("two", "https://two.example/v1", false);
    private final Upstream three = upstream("three", "https://three.example/v1", false);
    private final Router router = new Router(new Random(7));

    @Test
    void lowerPriorityNumbersComeFirst() {
        Model model = model("m", route(three, 30, 1), route(one, 10, 1), route(two, 20, 1));

        List<Candidate> plan = router.plan(model, allWithOneCredential(model));

        assertThat(plan)
                .extracting(candidate -> candidate.upstream().name())
                .containsExactly("one", "two", "three");
        assertThat(plan.getFirst().route().upstreamModel()).isEqualTo("their-one");
    }

    @Test
    void insideAPriorityCallsAreSharedByWeight() {
        Model model = model("m", route(one, 1, 3), route(two, 1, 1), route(three, 1, 0));
        CatalogSnapshot catalog = allWithOneCredential(model);

        int firstIsOne = 0;
        for (int call = 0; call < 4_000; call++) {
            List<Candidate> plan = router.plan(model, catalog);
            assertThat(plan).hasSize(3);
            assertThat(plan.getLast().upstream()).isEqualTo(three);
            firstIsOne += plan.getFirst().upstream().equals(one) ? 1 : 0;
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

        assertThat(router.plan(model, catalog))
                .extracting(Candidate::upstream)
                .containsExactly(one);
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

        assertThat(router.plan(model, catalog))
                .extracting(Candidate::credential)
                .containsExactly(first, other, second);
    }

    @Test
    void aModelWithoutAnyOpenRouteIsNotRouted() {
        Model model = model("m", route(one, 1, 1));
        CatalogSnapshot catalog = CatalogSnapshot.of(1, List.of(model), List.of(one), List.of());

        assertThat(router.plan(model, catalog)).isEmpty();
        assertThat(Router.isRouted(model, catalog)).isFalse();
    }

    private CatalogSnapshot allWithOneCredential(Model model) {
        List<Upstream> all = List.of(one, two, three);
        return CatalogSnapshot.of(
                1,
                List.of(model),
                all,
                all.stream().map(upstream -> credential(upstream, "c", 1)).toList());
    }
}
