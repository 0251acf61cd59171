package io.tollgate.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// What tenants pay, read from the management API and computed without the product's own rules.
/// Every price here holds at any time of day and for any context.
final class PriceList {
    private static final int MILLION_DIGITS = 6;
    private static final int NANO_DIGITS = 9;

    private final List<Version> versions;

    private PriceList(List<Version> versions) {
        this.versions = List.copyOf(versions);
    }

    /// One model's prices of one table.
    ///
    /// @param line as the table has it
    record Version(String table, String model, String currency, Instant from, JsonNode line) {
        /// What so many units come to, in nanos, rounded half up.
        long nanos(String kind, long units) {
            return price(kind)
                    .multiply(BigDecimal.valueOf(units))
                    .movePointLeft(MILLION_DIGITS)
                    .movePointRight(NANO_DIGITS)
                    .setScale(0, RoundingMode.HALF_UP)
                    .longValueExact();
        }

        private BigDecimal price(String kind) {
            String standIn = kind.equals("reasoning") ? "output" : "input";
            JsonNode own = line.path(kind);
            return new BigDecimal((own.isTextual() ? own : line.path(standIn)).asText());
        }
    }

    static PriceList of(Api api) throws IOException, InterruptedException {
        List<Version> versions = new ArrayList<>();
        for (JsonNode table : api.list("/price-tables")) {
            if (table.path("kind").asText().equals("sell")) {
                for (JsonNode line : table.path("lines")) {
                    versions.add(
                            new Version(
                                    table.path("id").asText(),
                                    line.path("model").asText(),
                                    table.path("currency").asText(),
                                    Instant.parse(table.path("effective_from").asText()),
                                    line));
                }
            }
        }
        versions.sort(Comparator.comparing(Version::from));
        return new PriceList(versions);
    }

    /// The price that a call has whose id carries this moment.
    Optional<Version> at(String model, Instant moment) {
        return versions.stream()
                .filter(version -> version.model().equals(model) && !version.from().isAfter(moment))
                .reduce((earlier, later) -> later);
    }

    /// The one that was there before anybody changed it.
    Version first(String model) {
        return versions.stream()
                .filter(version -> version.model().equals(model))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(model + " is not for sale"));
    }

    /// The moment inside a call's id.
    static Instant moment(String call) {
        return Instant.ofEpochMilli(UUID.fromString(call).getMostSignificantBits() >>> 16);
    }
}
