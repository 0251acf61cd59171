package io.tollgate.catalog.people;

import java.util.Locale;

/// What a link in a mail is good for.
public enum LinkPurpose {
    /// Becoming the first admin of the hub.
    SET_UP,
    /// Proving an address at the sign-up.
    CONFIRM,
    /// Choosing another password.
    RESET,
    /// Accepting an invitation.
    INVITATION;

    String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    static LinkPurpose of(String wire) {
        return valueOf(wire.toUpperCase(Locale.ROOT));
    }
}
