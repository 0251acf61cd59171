package io.tollgate.gateway.upkeep;

/// Why a gateway admits no calls. The runbook has a section on each text.
enum ClosedBecause {
    REDIS_IS_SILENT("Redis does not answer"),
    POSTGRES_IS_OLDER("PostgreSQL is older than Redis; run ./tollgate recover"),
    SHARDS_ARE_OPENED("a new epoch of Redis's data is being opened"),
    REDIS_IS_FULL("Redis is nearly full"),
    CLOCK_IS_OFF("the clock differs from Redis's");

    private final String text;

    ClosedBecause(String text) {
        this.text = text;
    }

    String text() {
        return text;
    }
}
