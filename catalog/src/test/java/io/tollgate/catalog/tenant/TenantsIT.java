package io.tollgate.catalog.tenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tollgate.catalog.id.TenantId;
import io.tollgate.catalog.version.CatalogVersion;
import io.tollgate.testkit.TestStores;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestStores.class)
class TenantsIT {
    @Inject Tenants tenants;
    @Inject CatalogVersion version;
    @Inject DataSource database;

    @Test
    void aCreatedTenantIsActiveInTheCurrencyOfItsRateCard() {
        Tenant tenant = tenants.create(acme());

        assertThat(tenant.currency()).isEqualTo(Currency.getInstance("USD"));
        assertThat(tenant.active()).isTrue();
        assertThat(tenant.limits()).isEqualTo(new RateLimits(60, 1_000L, 4));
        assertThat(tenants.find(tenant.id())).contains(tenant);
        assertThat(tenants.findAll(List.of(tenant.id(), TenantId.create())))
                .isEqualTo(Map.of(tenant.id(), tenant));
    }

    @Test
    void anUnknownRateCardIsRefused() {
        NewTenant tenant = new NewTenant("Acme", "a@acme.example", "none", 0, RateLimits.NONE);

        assertThatThrownBy(() -> tenants.create(tenant))
                .isInstanceOf(UnknownRateCard.class)
                .hasMessageContaining("'none'");
    }

    @Test
    void onlyWhatIsGivenChanges() {
        Tenant tenant = tenants.create(acme());

        Tenant changed =
                tenants.update(
                                tenant.id(),
                                new TenantChange(
                                        "New name", null, null, null, RateLimits.NONE, false))
                        .orElseThrow();

        assertThat(changed)
                .isEqualTo(
                        new Tenant(
                                tenant.id(),
                                "New name",
                                tenant.email(),
                                tenant.rateCard(),
                                tenant.currency(),
                                tenant.debtLimitNanos(),
                                RateLimits.NONE,
                                false,
                                tenant.createdAt()));
        assertThat(tenants.find(tenant.id())).contains(changed);
    }

    @Test
    void aRateCardOfAnotherCurrencyIsRefused() throws SQLException {
        Tenant tenant = tenants.create(acme());
        execute("INSERT INTO rate_card (name, currency) VALUES ('euro', 'EUR')");
        TenantChange change = new TenantChange("X", null, "euro", null, null, null);

        assertThatThrownBy(() -> tenants.update(tenant.id(), change))
                .isInstanceOf(RateCardOfOtherCurrency.class)
                .hasMessageContaining("EUR");
        assertThat(tenants.find(tenant.id())).contains(tenant);
    }

    @Test
    void anUnknownTenantIsNotChanged() {
        assertThat(tenants.update(TenantId.create(), TenantChange.NOTHING)).isEmpty();
        assertThat(tenants.find(TenantId.create())).isEmpty();
    }

    @Test
    void pagesFollowEachOtherInTheOrderOfIds() {
        TenantId first = tenants.create(acme()).id();
        TenantId second = tenants.create(acme()).id();
        TenantId third = tenants.create(acme()).id();

        assertThat(tenants.list(2, first).stream().map(Tenant::id)).containsExactly(second, third);
        assertThat(tenants.list(2, third)).isEmpty();
        assertThat(tenants.list(1, null)).hasSize(1);
    }

    @Test
    void everyChangeRaisesTheCatalogVersion() {
        long before = version.current();

        Tenant tenant = tenants.create(acme());
        long created = version.current();
        assertThat(tenants.update(tenant.id(), new TenantChange("B", null, null, null, null, null)))
                .isPresent();

        assertThat(created).isGreaterThan(before);
        assertThat(version.current()).isGreaterThan(created);
    }

    private static NewTenant acme() {
        return new NewTenant(
                "Acme", "a@acme.example", "standard", 5, new RateLimits(60, 1_000L, 4));
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
