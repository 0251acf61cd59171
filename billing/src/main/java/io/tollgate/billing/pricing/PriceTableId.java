package io.tollgate.billing.pricing;

import io.tollgate.catalog.id.Ids;
import java.util.UUID;

/// A price table, which is a version of prices: what usage records keep as `price_version`.
public record PriceTableId(UUID value) implements Comparable<PriceTableId> {
    public static PriceTableId create() {
        return new PriceTableId(Ids.next());
    }

    /// Throws [IllegalArgumentException] if the text is not a canonical UUID.
    public static PriceTableId parse(String text) {
        return new PriceTableId(Ids.parse(text));
    }

    @Override
    public int compareTo(PriceTableId other) {
        return Ids.compare(value, other.value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
