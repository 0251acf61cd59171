package io.tollgate.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import io.tollgate.chaos.Caller.Seen;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// Explains every charge: by the price of the call's moment, and by what the simulator says it
/// delivered.
final class Charges {
    /// The gateway's clock is held against Redis's every few seconds, and its process may wait.
    private static final Duration TOLERANCE = Duration.ofMillis(1_500);

    private final PriceList prices;
    private final List<String> broken;

    Charges(PriceList prices, List<String> broken) {
        this.prices = prices;
        this.broken = broken;
    }

    /// The charge is the sum of its lines, unless the hold did not pay for it; a line is units
    /// times the price of the version that held at the call's moment.
    void explain(JsonNode record) {
        String call = record.path("id").asText();
        long sum = 0;
        for (JsonNode line : record.path("charge_lines")) {
            sum += Nanos.of(line.path("amount").asText());
        }
        if (sum != Nanos.in(record.path("charge")) + Nanos.in(record.path("shortfall"))) {
            broken.add("call " + call + ": lines make " + sum + ", charged " + record);
        }
        if (record.path("price_version").isTextual()) {
            prices.at(record.path("model").asText(), PriceList.moment(call))
                    .ifPresentOrElse(
                            version -> rate(record, version),
                            () -> broken.add("call " + call + " had no price at its moment"));
        } else if (sum != 0) {
            broken.add("call " + call + " is charged without a price");
        }
    }

    private void rate(JsonNode record, PriceList.Version version) {
        String call = record.path("id").asText();
        if (!record.path("price_version").asText().equals(version.table())) {
            broken.add(
                    "call %s has price version %s, at its moment held %s"
                            .formatted(
                                    call, record.path("price_version").asText(), version.table()));
            return;
        }
        for (JsonNode line : record.path("charge_lines")) {
            String kind = line.path("kind").asText();
            long units = line.path("units").asLong();
            long amount = Nanos.of(line.path("amount").asText());
            if (amount != version.nanos(kind, units)) {
                broken.add("call %s: %d %s charged %d".formatted(call, units, kind, amount));
            }
            if (record.path("usage").path(kind).asLong() != units) {
                broken.add("call %s: %d %s charged, not as used".formatted(call, units, kind));
            }
        }
    }

    /// The call's moment lies within what its caller saw of it.
    void date(Seen seen) {
        Instant moment = PriceList.moment(seen.id());
        if (moment.isBefore(seen.from().minus(TOLERANCE))
                || moment.isAfter(seen.to().plus(TOLERANCE))) {
            broken.add(
                    "call %s says %s, and ran from %s to %s"
                            .formatted(seen.id(), moment, seen.from(), seen.to()));
        }
    }

    /// What was metered is what was delivered.
    ///
    /// @param delivered the simulator's own counts of a completed attempt
    void compare(JsonNode record, JsonNode delivered) {
        JsonNode metered = record.path("usage");
        long prompt =
                metered.path("input").asLong()
                        + metered.path("cached_input").asLong()
                        + metered.path("cache_write").asLong();
        long completion = metered.path("output").asLong() + metered.path("reasoning").asLong();
        boolean isTheSame =
                prompt == delivered.path("prompt_tokens").asLong()
                        && completion == delivered.path("completion_tokens").asLong();
        if (!isTheSame) {
            broken.add(
                    "call %s: metered %s, delivered %s"
                            .formatted(record.path("id").asText(), metered, delivered));
        }
    }
}
