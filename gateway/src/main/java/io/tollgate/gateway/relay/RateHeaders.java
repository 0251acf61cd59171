package io.tollgate.gateway.relay;

import io.tollgate.billing.reservation.Rates;
import io.tollgate.billing.reservation.Rates.Unit;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/// OpenAI's `x-ratelimit-*` headers: of key and tenant the limit of which less is left. No header
/// where no limit is set.
final class RateHeaders {
    private RateHeaders() {}

    static Map<String, String> of(Rates rates) {
        if (rates.rates().isEmpty()) {
            return Map.of();
        }
        Map<String, String> headers = new LinkedHashMap<>();
        for (Unit unit : Unit.values()) {
            String name = unit.name().toLowerCase(Locale.ROOT);
            rates.tightest(unit)
                    .ifPresent(rate -> {
                        headers.put("x-ratelimit-limit-" + name, Long.toString(rate.limit()));
                        headers.put(
                                "x-ratelimit-remaining-" + name, Long.toString(rate.remaining()));
                        headers.put("x-ratelimit-reset-" + name, text(rate.reset()));
                    });
        }
        return headers;
    }

    /// As Go writes durations, which is what clients parse: `6m0s`, `1.5s`, `20ms`.
    static String text(Duration reset) {
        if (reset.toMillis() < 1_000) {
            return reset.toMillis() + "ms";
        }
        String seconds =
                reset.toMillisPart() == 0
                        ? Long.toString(reset.toSecondsPart())
                        : "%d.%03d"
                                .formatted(reset.toSecondsPart(), reset.toMillisPart())
                                .replaceAll("0+$", "");
        long minutes = reset.toMinutes();
        return minutes == 0 ? seconds + "s" : minutes + "m" + seconds + "s";
    }
}
