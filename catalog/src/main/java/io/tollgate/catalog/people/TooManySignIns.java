package io.tollgate.catalog.people;

/// So many passwords are being checked that one more would have waited for too long. Nothing has
/// changed; coming again helps.
public final class TooManySignIns extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooManySignIns() {
        super("too many passwords are being checked at once", null, false, false);
    }
}
