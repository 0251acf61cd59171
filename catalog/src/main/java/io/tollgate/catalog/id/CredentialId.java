package io.tollgate.catalog.id;

import java.util.UUID;

/// A secret for an upstream.
public record CredentialId(UUID value) implements Comparable<CredentialId> {
    public static CredentialId create() {
        return new CredentialId(Ids.next());
    }

    /// Throws [IllegalArgumentException] if the text is not a canonical UUID.
    public static CredentialId parse(String text) {
        return new CredentialId(Ids.parse(text));
    }

    @Override
    public int compareTo(CredentialId other) {
        return Ids.compare(value, other.value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
