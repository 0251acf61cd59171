package io.tollgate.admin.prices;

/// What a price is for, as pages call it.
enum PriceUnit {
    INPUT,
    CACHED_INPUT,
    CACHE_WRITE,
    OUTPUT,
    REASONING,
    REQUEST
}
