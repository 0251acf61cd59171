package io.tollgate.admin.prices;

/// What can be wrong in the form of a price table.
enum PriceFault {
    NAME,
    CURRENCY,
    EFFECTIVE_FROM,
    PRICE_CONFLICT,
    BELOW_COST,
    UPSTREAM,
    RATE_CARD,
    LINES,
    MODEL,
    INPUT,
    OUTPUT,
    CACHED_INPUT,
    CACHE_WRITE,
    REASONING,
    REQUEST,
    CONTEXT_FROM,
    DAYS,
    FROM,
    TO,
    TZ,
    OTHER
}
