package io.tollgate.catalog.people;

import java.util.Locale;

/// What a person may do as an operator of the hub.
public enum OperatorRole {
    /// Everything.
    ADMIN,
    /// Sees everything, moves money and sets prices.
    FINANCE,
    /// Sees everything, changes nothing.
    SUPPORT;

    /// As in the database and in forms.
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Throws [IllegalArgumentException] if there is no such role.
    public static OperatorRole of(String wire) {
        return valueOf(wire.toUpperCase(Locale.ROOT));
    }
}
