package io.tollgate.catalog.tenant;

/// A rate card was named that does not exist.
public final class UnknownRateCard extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    public UnknownRateCard(String name) {
        super("there is no rate card '" + name + "'");
    }
}
