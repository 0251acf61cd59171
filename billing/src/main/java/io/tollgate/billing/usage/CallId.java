package io.tollgate.billing.usage;

import io.tollgate.catalog.id.Ids;
import java.time.Instant;
import java.util.UUID;

/// One call, everywhere: request id, hold, tombstone, stream entry and usage record. Its moment
/// decides price, tier window, budget window, partition and accounting period.
public record CallId(UUID value) {
    public CallId {
        if (value.version() != 7) {
            throw new IllegalArgumentException("not a UUIDv7: " + value);
        }
    }

    public static CallId at(Instant moment) {
        return new CallId(Ids.at(moment));
    }

    /// Throws [IllegalArgumentException] if the text is not a UUIDv7.
    public static CallId parse(String text) {
        return new CallId(Ids.parse(text));
    }

    public Instant moment() {
        return Ids.moment(value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
