package io.tollgate.gateway.route;

import io.tollgate.billing.pricing.PriceBooks;
import io.tollgate.catalog.snapshot.CatalogSnapshots;
import jakarta.annotation.Priority;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Holds the snapshot that new calls are served from, replaced whole when the catalog's version
/// moves. While PostgreSQL is away the last one stays. Thread-safe; [#current()] never blocks.
@Singleton
@Priority(100)
public class CatalogWatch implements CatalogFollower {
    private final CatalogSnapshots catalogs;
    private final PriceBooks prices;
    private volatile @Nullable Snapshot current;

    CatalogWatch(CatalogSnapshots catalogs, PriceBooks prices) {
        this.catalogs = catalogs;
        this.prices = prices;
    }

    /// Empty until PostgreSQL has answered for the first time.
    public Optional<Snapshot> current() {
        return Optional.ofNullable(current);
    }

    @Override
    public void follow(long version) {
        current = new Snapshot(catalogs.load(), prices.load());
    }
}
