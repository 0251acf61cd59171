package io.tollgate.billing.pricing;

import io.tollgate.billing.pricing.PriceTableCreation.Conflict;
import io.tollgate.billing.pricing.PriceTableCreation.Created;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// All price tables, in PostgreSQL. A table is a version: inserted once, never changed, never
/// removed. Blocks; joins the caller's transaction.
@ApplicationScoped
public class PriceTables {
    private final DataSource dataSource;
    private final PricingConfig config;

    PriceTables(DataSource dataSource, PricingConfig config) {
        this.dataSource = dataSource;
        this.config = config;
    }

    /// Stores a table under a new id. Repeating it is a `Conflict`. Throws [InvalidPrice] for more
    /// lines than `tollgate.pricing.max-lines`.
    @Transactional
    public PriceTableCreation create(NewPriceTable table) {
        Optional<PriceTableCreation> refusal = refusal(table);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        try (Connection connection = dataSource.getConnection()) {
            return new Created(PriceTableSql.insert(connection, table));
        } catch (SQLException failure) {
            throw new IllegalStateException("a price table could not be stored", failure);
        }
    }

    /// Why [#create(NewPriceTable)] would not store the table now, empty if it would. Stores
    /// nothing. Throws [InvalidPrice] like it.
    @Transactional
    public Optional<PriceTableCreation> refusal(NewPriceTable table) {
        if (table.lines().size() > config.maxLines()) {
            throw new InvalidPrice("lines", "must be at most " + config.maxLines());
        }
        Optional<String> twice = table.modelPricedTwice();
        if (twice.isPresent()) {
            return Optional.of(new Conflict(twice.get()));
        }
        try (Connection connection = dataSource.getConnection()) {
            return PriceTableRules.refusal(connection, table);
        } catch (SQLException failure) {
            throw new IllegalStateException("price tables could not be read", failure);
        }
    }

    @Transactional
    public Optional<PriceTable> find(PriceTableId id) {
        try (Connection connection = dataSource.getConnection()) {
            return PriceTableSql.find(connection, id);
        } catch (SQLException failure) {
            throw new IllegalStateException("a price table could not be read", failure);
        }
    }

    /// Tables in the order of their ids, which is that of creation, with their lines.
    ///
    /// @param limit at least 1
    /// @param after the last id already seen, null for the start
    @Transactional
    public List<PriceTable> list(int limit, @Nullable PriceTableId after) {
        UUID seen = after == null ? new UUID(0, 0) : after.value();
        try (Connection connection = dataSource.getConnection()) {
            return PriceTableSql.list(connection, limit, seen);
        } catch (SQLException failure) {
            throw new IllegalStateException("price tables could not be read", failure);
        }
    }

    /// Tables, the last entered first, with their lines.
    ///
    /// @param kind such as `sell`, null for all
    /// @param before the last id already seen, null for the newest
    @Transactional
    public List<PriceTable> newest(
            @Nullable String kind, int limit, @Nullable PriceTableId before) {
        try (Connection connection = dataSource.getConnection()) {
            return PriceTableSql.newest(
                    connection, kind, limit, before == null ? null : before.value());
        } catch (SQLException failure) {
            throw new IllegalStateException("price tables could not be read", failure);
        }
    }
}
