package io.tollgate.admin.hub;

/// What can be wrong with a catalog that works.
enum FindingKind {
    NO_ROUTE,
    NO_PRICE,
    BELOW_COST,
    NO_COST,
    NO_CREDENTIAL,
    DISABLED
}
