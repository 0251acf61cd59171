package io.tollgate.billing.pricing;

import io.tollgate.billing.money.UnitPrice;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/// Prices for tests, drawn or plain.
final class Prices {
    static final Currency USD = Currency.getInstance("USD");
    static final PriceTableId VERSION = PriceTableId.create();

    private static final long DEAREST = 1_000_000_000_000L;

    private Prices() {}

    static UnitPrice unit(long nanosPerMillion) {
        return new UnitPrice(nanosPerMillion);
    }

    static PriceLine line(long input, long output) {
        return PriceLine.flat("m", unit(input), unit(output));
    }

    static PriceLine tier(int contextFrom, PriceLine line) {
        return new PriceLine(
                line.model(),
                line.input(),
                line.cachedInput(),
                line.cacheWrite(),
                line.output(),
                line.reasoning(),
                line.requestNanos(),
                contextFrom,
                line.window());
    }

    static PriceLine windowed(PriceWindow window, PriceLine line) {
        return new PriceLine(
                line.model(),
                line.input(),
                line.cachedInput(),
                line.cacheWrite(),
                line.output(),
                line.reasoning(),
                line.requestNanos(),
                line.contextFrom(),
                window);
    }

    static PricedModel model(PriceLine... lines) {
        return new PricedModel(VERSION, USD, List.of(lines));
    }

    /// Any model: a base line and up to four with tiers, windows, missing prices and free kinds.
    static Arbitrary<PricedModel> models() {
        Arbitrary<PriceLine> bases = lines(Arbitraries.just(0), Arbitraries.just(Optional.empty()));
        Arbitrary<PriceLine> others =
                lines(Arbitraries.integers().between(0, 2_000), windows().optional(0.6));
        return Combinators.combine(bases, others.list().ofMaxSize(4))
                .as((base, more) -> {
                    List<PriceLine> all = new ArrayList<>(more);
                    all.add(base);
                    return new PricedModel(VERSION, USD, all);
                });
    }

    static Arbitrary<PriceWindow> windows() {
        Arbitrary<LocalTime> times =
                Arbitraries.integers().between(0, 1439).map(n -> LocalTime.of(n / 60, n % 60));
        return Combinators.combine(
                        Arbitraries.of(DayOfWeek.class).set().ofMinSize(1), times, times, zones())
                .filter((days, from, to, zone) -> !from.equals(to))
                .as(PriceWindow::new);
    }

    static Arbitrary<ZoneId> zones() {
        return Arbitraries.of(
                        "UTC",
                        "Asia/Shanghai",
                        "Europe/Berlin",
                        "America/New_York",
                        "Australia/Lord_Howe",
                        "Asia/Kathmandu",
                        "Pacific/Kiritimati",
                        "Africa/Casablanca")
                .map(ZoneId::of);
    }

    private static Arbitrary<PriceLine> lines(
            Arbitrary<Integer> contextFroms, Arbitrary<Optional<PriceWindow>> windows) {
        Arbitrary<UnitPrice> prices = Arbitraries.longs().between(0, DEAREST).map(UnitPrice::new);
        Arbitrary<Optional<UnitPrice>> optional = prices.optional(0.5);
        Arbitrary<Optional<Long>> requests = Arbitraries.longs().between(0, DEAREST).optional(0.5);
        return Combinators.combine(
                        prices,
                        optional,
                        optional,
                        prices,
                        optional,
                        requests,
                        contextFroms,
                        windows)
                .as((input, cached, write, output, reasoning, request, from, window) ->
                        new PriceLine(
                                "m",
                                input,
                                cached.orElse(null),
                                write.orElse(null),
                                output,
                                reasoning.orElse(null),
                                request.orElse(null),
                                from,
                                window.orElse(null)));
    }
}
