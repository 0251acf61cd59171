package io.tollgate.admin.models;

/// What can be wrong in the forms of a model.
enum ModelFault {
    ID,
    ID_TAKEN,
    DISPLAY_NAME,
    CONTEXT_LENGTH,
    MAX_OUTPUT_TOKENS,
    DEFAULT_OUTPUT_TOKENS,
    ALIASES,
    NAME_TAKEN,
    UPSTREAM,
    UPSTREAM_MODEL,
    PRIORITY,
    WEIGHT,
    ROUTES,
    POLICY,
    FIRST_TOKEN_TIMEOUT_MS,
    OTHER
}
