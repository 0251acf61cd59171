package io.tollgate.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;

/// Amounts of the management API, in nanos.
final class Nanos {
    private static final int DIGITS = 9;

    private Nanos() {}

    /// A bare decimal string.
    static long of(String decimal) {
        return new BigDecimal(decimal).movePointRight(DIGITS).longValueExact();
    }

    /// `{"amount", "currency"}`; 0 where there is none.
    static long in(JsonNode money) {
        return money.path("amount").isTextual() ? of(money.path("amount").asText()) : 0;
    }
}
