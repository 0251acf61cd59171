package io.tollgate.gateway.route;

/// Something in memory that follows the catalog's version. Beans of this type are called one after
/// the other on the thread that watches, by `@Priority`, the highest first.
public interface CatalogFollower {
    /// Reads again what it keeps; blocks. When it throws it is called again at the next poll.
    void follow(long version);
}
