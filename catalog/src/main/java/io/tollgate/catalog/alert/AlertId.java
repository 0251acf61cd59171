package io.tollgate.catalog.alert;

import io.tollgate.catalog.id.Ids;
import java.util.UUID;

/// Something that operators must hear of.
public record AlertId(UUID value) implements Comparable<AlertId> {
    public static AlertId create() {
        return new AlertId(Ids.next());
    }

    /// Throws [IllegalArgumentException] if the text is not a canonical UUID.
    public static AlertId parse(String text) {
        return new AlertId(Ids.parse(text));
    }

    @Override
    public int compareTo(AlertId other) {
        return Ids.compare(value, other.value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
