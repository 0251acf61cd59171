package io.tollgate.catalog.id;

import java.util.UUID;

/// A person who uses the console.
public record PersonId(UUID value) implements Comparable<PersonId> {
    public static PersonId create() {
        return new PersonId(Ids.next());
    }

    /// Throws [IllegalArgumentException] if the text is not a canonical UUID.
    public static PersonId parse(String text) {
        return new PersonId(Ids.parse(text));
    }

    @Override
    public int compareTo(PersonId other) {
        return Ids.compare(value, other.value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
