package io.tollgate.gateway.route;

import java.util.Locale;

/// Why a candidate stands where it stands.
public enum ChosenBy {
    /// At random, by the routes' weights.
    WEIGHT,
    LATENCY,
    PRICE,
    MARGIN,
    /// The prompt's beginning was sent there before.
    STICKY,
    /// The caller asked for it.
    CALLER,
    /// It was out, and this call tries whether it is back.
    PROBE,
    /// It is not well, but neither are the others.
    LEAST_BAD;

    /// As callers and operators read it.
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
