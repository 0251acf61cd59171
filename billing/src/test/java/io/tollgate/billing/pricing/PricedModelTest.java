package io.tollgate.billing.pricing;

import static io.tollgate.billing.pricing.Prices.line;
import static io.tollgate.billing.pricing.Prices.model;
import static io.tollgate.billing.pricing.Prices.tier;
import static io.tollgate.billing.pricing.Prices.windowed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class PricedModelTest {
    private static final PriceWindow MORNING =
            PriceWindow.parse(List.of("fri"), "08:00", "12:00", "UTC", null);
    private static final PriceWindow LATE_MORNING =
            PriceWindow.parse(List.of("fri"), "10:00", "12:00", "UTC", null);
    private static final Instant IN_THE_MORNING = Instant.parse("2026-11-20T11:00:00Z");
    private static final Instant AFTERNOON = Instant.parse("2026-11-20T13:00:00Z");

    private static final PriceLine BASE = line(1, 1);
    private static final PriceLine LARGE = tier(1_000, line(2, 2));
    private static final PriceLine PEAK = windowed(MORNING, line(3, 3));
    private static final PriceLine LARGE_PEAK = windowed(MORNING, tier(1_000, line(4, 4)));

    @Provide
    Arbitrary<PricedModel> models() {
        return Prices.models();
    }

    @Property
    void somePriceHoldsAlways(
            @ForAll("models") PricedModel model,
            @ForAll @LongRange(max = 4_102_444_800L) long second,
            @ForAll @LongRange(max = 3_000) long totalInput) {
        Instant moment = Instant.ofEpochSecond(second);
        PriceLine chosen = model.choose(moment, totalInput);
        assertThat(chosen.contextFrom()).isLessThanOrEqualTo((int) totalInput);
        List<PriceLine> windowed =
                model.lines().stream()
                        .filter(line -> line.window() != null && line.holds(moment, totalInput))
                        .toList();
        List<PriceLine> candidates = windowed.isEmpty() ? unwindowed(model, totalInput) : windowed;
        assertThat(candidates).contains(chosen);
        assertThat(candidates)
                .allMatch(candidate -> candidate.contextFrom() <= chosen.contextFrom());
    }

    @Test
    void theTierIsInclusiveAndPricesTheWholeCall() {
        PricedModel model = model(LARGE, BASE);
        assertThat(model.choose(AFTERNOON, 999)).isEqualTo(BASE);
        assertThat(model.choose(AFTERNOON, 1_000)).isEqualTo(LARGE);
    }

    @Test
    void aWindowedLineBeatsOneWithout() {
        PricedModel model = model(BASE, LARGE, PEAK);
        assertThat(model.choose(IN_THE_MORNING, 5_000)).isEqualTo(PEAK);
        assertThat(model.choose(AFTERNOON, 5_000)).isEqualTo(LARGE);
    }

    @Test
    void tiersCountInsideAWindowToo() {
        PricedModel model = model(BASE, LARGE_PEAK, PEAK);
        assertThat(model.choose(IN_THE_MORNING, 999)).isEqualTo(PEAK);
        assertThat(model.choose(IN_THE_MORNING, 1_000)).isEqualTo(LARGE_PEAK);
    }

    @Test
    void aWindowWhoseTierIsTooLargeDoesNotHold() {
        assertThat(model(BASE, LARGE_PEAK).choose(IN_THE_MORNING, 999)).isEqualTo(BASE);
    }

    @Test
    void ofTwoWindowsThatOverlapTheEarlierLineHolds() {
        PriceLine late = windowed(LATE_MORNING, line(5, 5));
        assertThat(model(BASE, late, PEAK).choose(IN_THE_MORNING, 0)).isEqualTo(late);
        assertThat(model(BASE, PEAK, late).choose(IN_THE_MORNING, 0)).isEqualTo(PEAK);
    }

    @Test
    void aModelWithoutALineThatAlwaysHoldsIsRefused() {
        assertThatThrownBy(() -> model(PEAK, LARGE)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> model()).isInstanceOf(IllegalArgumentException.class);
    }

    private static List<PriceLine> unwindowed(PricedModel model, long totalInput) {
        return model.lines().stream()
                .filter(line -> line.window() == null && line.contextFrom() <= totalInput)
                .toList();
    }
}
