package io.tollgate.billing.pricing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;

/// Makes price books from the stored tables. Thread-safe.
@ApplicationScoped
public class PriceBooks {
    private final DataSource dataSource;
    private final AtomicReference<Loaded> last = new AtomicReference<>(Loaded.NOTHING);

    PriceBooks(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /// The book of all tables committed by now. Blocks on PostgreSQL. Since tables are only ever
    /// added, an unchanged count means an unchanged book, which is then answered again. Reads in a
    /// transaction of its own, so that it never sees a table that may yet be rolled back.
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public PriceBook load() {
        try (Connection connection = dataSource.getConnection()) {
            Loaded loaded = last.get();
            if (loaded.tables != PriceTableSql.count(connection)) {
                var tables = PriceTableSql.all(connection);
                loaded = new Loaded(tables.size(), PriceBook.of(tables));
                last.set(loaded);
            }
            return loaded.book;
        } catch (SQLException failure) {
            throw new IllegalStateException("price tables could not be read", failure);
        }
    }

    private record Loaded(long tables, PriceBook book) {
        static final Loaded NOTHING = new Loaded(0, PriceBook.of(List.of()));
    }
}
