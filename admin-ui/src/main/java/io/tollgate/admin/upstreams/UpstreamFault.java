package io.tollgate.admin.upstreams;

/// What can be wrong in the forms of an upstream.
enum UpstreamFault {
    NAME,
    LABEL,
    DIALECT,
    BASE_URL,
    DISCONNECT,
    STATUS,
    BALANCE_ALERT,
    BALANCE_RESERVE,
    NAME_TAKEN,
    UPSTREAM_IN_USE,
    OTHER
}
