package io.tollgate.catalog.id;

import com.github.f4b6a3.uuid.UuidCreator;
import com.github.f4b6a3.uuid.util.UuidUtil;
import java.time.Instant;
import java.util.UUID;

/// Makes, reads and orders UUIDv7, whose first 48 bits are a time in milliseconds. Thread-safe.
public final class Ids {
    private Ids() {}

    public static UUID next() {
        return UuidCreator.getTimeOrderedEpoch();
    }

    /// An id that carries this moment, cut to the millisecond.
    public static UUID at(Instant moment) {
        return UuidCreator.getTimeOrderedEpoch(moment);
    }

    /// The moment inside an id. Throws [IllegalArgumentException] for another version than 7.
    public static Instant moment(UUID id) {
        if (id.version() != 7) {
            throw new IllegalArgumentException("not a UUIDv7: " + id);
        }
        return UuidUtil.getInstant(id);
    }

    /// Only the canonical 36 characters; [UUID#fromString(String)] takes shorter forms too.
    public static UUID parse(String text) {
        if (text.length() != 36) {
            throw new IllegalArgumentException("not a UUID: " + text);
        }
        return UUID.fromString(text);
    }

    /// The order that PostgreSQL gives `uuid`: unsigned, byte by byte.
    public static int compare(UUID one, UUID other) {
        int high =
                Long.compareUnsigned(one.getMostSignificantBits(), other.getMostSignificantBits());
        return high != 0
                ? high
                : Long.compareUnsigned(
                        one.getLeastSignificantBits(), other.getLeastSignificantBits());
    }
}
