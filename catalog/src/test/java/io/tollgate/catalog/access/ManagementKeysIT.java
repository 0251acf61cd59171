package io.tollgate.catalog.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tollgate.catalog.id.ManagementKeyId;
import io.tollgate.catalog.tenant.NewTenant;
import io.tollgate.catalog.tenant.RateLimits;
import io.tollgate.catalog.tenant.Tenant;
import io.tollgate.catalog.tenant.Tenants;
import io.tollgate.testkit.TestStores;
import jakarta.inject.Inject;
import java.time.Instant;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestStores.class)
class ManagementKeysIT {
    private static final Instant MOMENT = Instant.parse("2026-11-01T12:00:00Z");

    @Inject ManagementKeys keys;
    @Inject Tenants tenants;

    @Test
    void anIssuedKeyAuthenticates() {
        IssuedManagementKey issued = keys.issue("ops", Scope.OPERATOR, null);

        assertThat(issued.secret()).matches("tgm_[0-9A-Za-z]{43}");
        assertThat(keys.authenticate(issued.secret())).contains(issued.key());
        assertThat(keys.authenticate(issued.secret() + "x")).isEmpty();
        assertThat(keys.authenticate("")).isEmpty();
        assertThat(issued.toString()).doesNotContain(issued.secret());
    }

    @Test
    void aRevokedKeyDoesNot() {
        IssuedManagementKey issued = keys.issue("ops", Scope.OPERATOR, null);

        assertThat(keys.revoke(issued.key().id(), MOMENT)).isPresent();

        assertThat(keys.authenticate(issued.secret())).isEmpty();
        assertThat(keys.find(issued.key().id()))
                .hasValueSatisfying(key -> assertThat(key.revokedAt()).isEqualTo(MOMENT));
        assertThat(keys.revoke(ManagementKeyId.create(), MOMENT)).isEmpty();
    }

    @Test
    void aTenantsKeyNamesItsTenantAndAnOperatorsDoesNot() {
        Tenant tenant =
                tenants.create(
                        new NewTenant("Acme", "a@acme.example", "standard", 0, RateLimits.NONE));

        assertThat(keys.issue("theirs", Scope.TENANT, tenant.id()).key().tenant())
                .isEqualTo(tenant.id());
        assertThatThrownBy(() -> keys.issue("x", Scope.TENANT, null))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> keys.issue("x", Scope.OPERATOR, tenant.id()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theFirstKeyIsRegisteredOnceAndStaysRevoked() {
        String secret = "tgm_given-by-the-operator";
        int before = keys.list(1_000, null).size();

        keys.ensureFirst(secret);
        keys.ensureFirst(secret);

        assertThat(keys.list(1_000, null)).hasSize(before + 1);
        ManagementKey first = keys.authenticate(secret).orElseThrow();
        assertThat(first.scope()).isEqualTo(Scope.OPERATOR);
        assertThat(keys.revoke(first.id(), MOMENT)).isPresent();
        keys.ensureFirst(secret);
        assertThat(keys.authenticate(secret)).isEmpty();
    }

    @Test
    void aFirstKeyThatCouldBeGuessedIsRefused() {
        assertThatThrownBy(() -> keys.ensureFirst("tgm_short"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("TOLLGATE_MANAGEMENT_KEY");
    }

    @Test
    void pagesFollowEachOther() {
        ManagementKey first = keys.issue("1", Scope.OPERATOR, null).key();
        ManagementKey second = keys.issue("2", Scope.OPERATOR, null).key();

        assertThat(keys.list(1, first.id())).containsExactly(second);
    }
}
