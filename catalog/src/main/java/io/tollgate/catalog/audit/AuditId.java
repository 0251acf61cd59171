package io.tollgate.catalog.audit;

import io.tollgate.catalog.id.Ids;
import java.util.UUID;

/// An entry of the audit log.
public record AuditId(UUID value) implements Comparable<AuditId> {
    public static AuditId create() {
        return new AuditId(Ids.next());
    }

    /// Throws [IllegalArgumentException] if the text is not a canonical UUID.
    public static AuditId parse(String text) {
        return new AuditId(Ids.parse(text));
    }

    @Override
    public int compareTo(AuditId other) {
        return Ids.compare(value, other.value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
