package io.tollgate.admin.hub;

/// Something that needs somebody.
///
/// @param name of the model or the upstream
/// @param href where it is mended
record Finding(FindingKind kind, String name, String href) {
    public boolean isGrave() {
        return kind == FindingKind.BELOW_COST
                || kind == FindingKind.NO_ROUTE
                || kind == FindingKind.NO_CREDENTIAL;
    }
}
