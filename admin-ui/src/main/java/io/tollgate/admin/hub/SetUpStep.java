package io.tollgate.admin.hub;

/// A step on the way from nothing to the first call, in order.
enum SetUpStep {
    UPSTREAM,
    CREDENTIAL,
    MODEL,
    COST,
    PRICE,
    TENANT,
    CREDIT,
    KEY,
    CALL
}
