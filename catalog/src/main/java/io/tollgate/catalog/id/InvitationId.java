package io.tollgate.catalog.id;

import java.util.UUID;

/// An invitation into a tenant or among the operators.
public record InvitationId(UUID value) implements Comparable<InvitationId> {
    public static InvitationId create() {
        return new InvitationId(Ids.next());
    }

    /// Throws [IllegalArgumentException] if the text is not a canonical UUID.
    public static InvitationId parse(String text) {
        return new InvitationId(Ids.parse(text));
    }

    @Override
    public int compareTo(InvitationId other) {
        return Ids.compare(value, other.value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
