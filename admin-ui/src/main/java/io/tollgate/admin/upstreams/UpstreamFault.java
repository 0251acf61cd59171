package io.tollgate.admin.upstreams;

/// What can be wrong in the forms of an upstream.
enum UpstreamFault {
    NAME,
    LABEL,
    DIALECT,
    BASE_URL,
    DISCONNECT,
    STATUS,
    NAME_TAKEN,
    UPSTREAM_IN_USE,
    OTHER
}
