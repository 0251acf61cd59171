package io.tollgate.gateway.route;

import io.tollgate.billing.pricing.PriceBook;
import io.tollgate.catalog.snapshot.CatalogSnapshot;

/// What a call is served from, from its beginning to its end. Immutable; the price book holds
/// scheduled versions too, so that a price starts on time without PostgreSQL.
public record Snapshot(CatalogSnapshot catalog, PriceBook prices) {}
