package io.tollgate.billing.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tollgate.billing.pricing.PriceTableCreation.Conflict;
import io.tollgate.billing.pricing.PriceTableCreation.Created;
import io.tollgate.billing.pricing.PriceTableCreation.UnknownRateCard;
import io.tollgate.billing.pricing.PriceTableCreation.UnknownUpstream;
import io.tollgate.billing.pricing.PriceTableCreation.WrongCurrency;
import io.tollgate.catalog.id.Ids;
import io.tollgate.catalog.id.UpstreamId;
import io.tollgate.catalog.model.ModelId;
import io.tollgate.testkit.TestStores;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(TestStores.class)
class PriceTablesIT {
    private static final Instant MARCH = Instant.parse("2026-03-01T00:00:00Z");
    private static final Instant JUNE = Instant.parse("2026-06-01T00:00:00Z");
    private static final PriceScope STANDARD = new PriceScope.Sell("standard");
    private static final PriceScope RETAIL = new PriceScope.Retail();

    private final PriceTables tables;
    private final PriceBooks books;
    private final DataSource database;
    private final String model = "m-" + Ids.next();

    @Inject
    PriceTablesIT(PriceTables tables, PriceBooks books, DataSource database) {
        this.tables = tables;
        this.books = books;
        this.database = database;
    }

    @Test
    void aTableIsReadBackAsItWasSent() {
        PriceWindow window =
                PriceWindow.parse(List.of("fri"), "22:00", "02:00", "Asia/Tokyo", null);
        PriceLine full =
                new PriceLine(
                        model,
                        Prices.unit(1),
                        Prices.unit(0),
                        Prices.unit(3),
                        Prices.unit(4),
                        Prices.unit(5),
                        6L,
                        7,
                        window);
        PriceTable created = created(table(RETAIL, MARCH, line(), full));
        assertThat(created.lines()).containsExactly(line(), full);
        assertThat(created.createdAt()).isAfter(MARCH);
        assertThat(tables.find(created.id())).contains(created);
        assertThat(tables.find(PriceTableId.create())).isEmpty();
    }

    @Test
    void whetherBelowCostIsMeantIsKeptWithTheVersion() {
        NewPriceTable meant =
                new NewPriceTable(STANDARD, "test", Prices.USD, MARCH, List.of(line()), true);

        PriceTable created = created(meant);
        PriceTable later = created(table(STANDARD, JUNE, line()));

        assertThat(tables.find(created.id()).orElseThrow().belowCostAllowed()).isTrue();
        assertThat(tables.find(later.id()).orElseThrow().belowCostAllowed()).isFalse();
        assertThat(books.load().sell("standard", new ModelId(model), MARCH).orElseThrow())
                .returns(true, PricedModel::belowCostAllowed);
        assertThat(books.load().sell("standard", new ModelId(model), JUNE).orElseThrow())
                .returns(false, PricedModel::belowCostAllowed);
    }

    @Test
    void tablesAreListedInTheOrderOfTheirCreation() {
        PriceTable first = created(table(RETAIL, MARCH, line()));
        PriceTable second = created(table(RETAIL, JUNE, line()));
        assertThat(tables.list(1, first.id())).containsExactly(second);
        assertThat(tables.list(1000, null)).containsSubsequence(first, second);
    }

    @Test
    void aSecondPriceForOneModelAndMomentIsAConflict() {
        PriceTable first = created(table(STANDARD, MARCH, line()));
        PriceLine large = Prices.tier(1_000, line());

        assertThat(tables.create(table(STANDARD, MARCH, line(), large)))
                .isEqualTo(new Conflict(model));

        assertThat(tables.list(1000, first.id())).isEmpty();
    }

    @Test
    void twoLinesOfOnePlaceInOneTableAreAConflict() {
        assertThat(tables.create(table(STANDARD, MARCH, line(), line())))
                .isEqualTo(new Conflict(model));
    }

    @Test
    void otherMomentsKindsAndScopesAreNoConflict() {
        UpstreamId one = upstream();
        UpstreamId other = upstream();
        for (PriceScope scope :
                List.of(
                        STANDARD,
                        RETAIL,
                        new PriceScope.Wholesale(one),
                        new PriceScope.Wholesale(other))) {
            assertThat(created(table(scope, MARCH, line())).scope()).isEqualTo(scope);
            assertThat(created(table(scope, JUNE, line())).scope()).isEqualTo(scope);
        }
    }

    @Test
    void ofTwoTablesAtTheSameMomentOneWins() throws Exception {
        Callable<PriceTableCreation> create = () -> tables.create(table(STANDARD, MARCH, line()));
        try (ExecutorService both = Executors.newFixedThreadPool(2)) {
            var outcomes =
                    List.of(both.submit(create), both.submit(create)).stream()
                            .map(outcome -> {
                                try {
                                    return outcome.get();
                                } catch (Exception failure) {
                                    throw new AssertionError(failure);
                                }
                            })
                            .toList();
            assertThat(outcomes).filteredOn(Created.class::isInstance).hasSize(1);
            assertThat(outcomes).filteredOn(Conflict.class::isInstance).hasSize(1);
        }
    }

    @Test
    void scopesThatDoNotExistAreNamed() {
        UpstreamId nobody = UpstreamId.create();
        assertThat(tables.create(table(new PriceScope.Wholesale(nobody), MARCH, line())))
                .isEqualTo(new UnknownUpstream(nobody));
        assertThat(tables.create(table(new PriceScope.Sell("gold"), MARCH, line())))
                .isEqualTo(new UnknownRateCard("gold"));
    }

    @Test
    void aSellTableIsInTheCurrencyOfItsRateCard() {
        NewPriceTable euros =
                new NewPriceTable(
                        STANDARD, "test", Currency.getInstance("EUR"), MARCH, List.of(line()));
        assertThat(tables.create(euros)).isEqualTo(new WrongCurrency(Prices.USD));
    }

    @Test
    void theBookOverlaysTablesAndKnowsScheduledOnes() {
        PriceTable present = created(table(STANDARD, MARCH, line()));
        PriceBook before = books.load();
        PriceTable scheduled = created(table(STANDARD, JUNE, line()));
        PriceBook book = books.load();
        ModelId id = new ModelId(model);

        assertThat(before.sell("standard", id, JUNE).orElseThrow().version())
                .isEqualTo(present.id());
        assertThat(book.sell("standard", id, JUNE.minusNanos(1)).orElseThrow().version())
                .isEqualTo(present.id());
        assertThat(book.sell("standard", id, JUNE).orElseThrow().version())
                .isEqualTo(scheduled.id());
        assertThat(books.load()).isSameAs(book);
    }

    @Test
    void aTableThatWasRolledBackIsNotInTheBook() {
        QuarkusTransaction.begin();
        try {
            assertThat(created(table(RETAIL, MARCH, line())).lines()).hasSize(1);
            assertThat(books.load().retail(new ModelId(model), JUNE)).isEmpty();
        } finally {
            QuarkusTransaction.rollback();
        }
        assertThat(books.load().retail(new ModelId(model), JUNE)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE price_table SET name = 'x'",
                "DELETE FROM price_table",
                "TRUNCATE price_table CASCADE",
                "UPDATE price_line SET input_nanos = 0",
                "DELETE FROM price_line",
                "TRUNCATE price_line"
            })
    void theDatabaseRefusesToChangeAPrice(String change) throws SQLException {
        PriceTable stored = created(table(RETAIL, MARCH, line()));
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.execute(change))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("append-only");
        }
        assertThat(tables.find(stored.id())).contains(stored);
    }

    private PriceTable created(NewPriceTable table) {
        PriceTableCreation outcome = tables.create(table);
        assertThat(outcome).isInstanceOf(Created.class);
        return ((Created) outcome).table();
    }

    private PriceLine line() {
        return PriceLine.flat(model, Prices.unit(1), Prices.unit(2));
    }

    private static NewPriceTable table(PriceScope scope, Instant from, PriceLine... lines) {
        return new NewPriceTable(scope, "test", Prices.USD, from, List.of(lines));
    }

    private UpstreamId upstream() {
        UpstreamId id = UpstreamId.create();
        try (Connection connection = database.getConnection();
                PreparedStatement insert =
                        connection.prepareStatement(
                                "INSERT INTO upstream (id, name, label, dialect, base_url, created_at)"
                                        + " VALUES (?, ?, 'x', 'openai', 'https://x.test', now())")) {
            insert.setObject(1, id.value());
            insert.setString(2, id.toString());
            assertThat(insert.executeUpdate()).isEqualTo(1);
            return id;
        } catch (SQLException failure) {
            throw new AssertionError(failure);
        }
    }
}
