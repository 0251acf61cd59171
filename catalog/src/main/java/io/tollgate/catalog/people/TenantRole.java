package io.tollgate.catalog.people;

import java.util.Locale;

/// What a member of a tenant may do in it.
public enum TenantRole {
    /// Everything, members included.
    OWNER,
    /// Keys, calls and usage.
    DEVELOPER,
    /// Top-ups, statements and usage.
    BILLING;

    /// As in the database and in forms.
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Throws [IllegalArgumentException] if there is no such role.
    public static TenantRole of(String wire) {
        return valueOf(wire.toUpperCase(Locale.ROOT));
    }
}
