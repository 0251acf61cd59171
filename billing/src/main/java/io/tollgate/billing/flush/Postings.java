package io.tollgate.billing.flush;

import io.tollgate.catalog.id.Ids;
import io.tollgate.catalog.id.TenantId;
import java.time.Instant;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/// The transactions that a batch posts, one a tenant and period: their ids are known before them,
/// so that each call's row can name its own. Not thread-safe.
final class Postings {
    private final Instant at;
    private final Map<Posting, UUID> ids = new HashMap<>();

    Postings(Instant at) {
        this.at = at;
    }

    private record Posting(TenantId tenant, YearMonth period) {}

    Instant at() {
        return at;
    }

    /// The transaction that the call's charge is part of.
    UUID of(SettledCall call) {
        return of(call.tenant(), call.period());
    }

    UUID of(TenantId tenant, YearMonth period) {
        return ids.computeIfAbsent(new Posting(tenant, period), posting -> Ids.at(at));
    }
}
