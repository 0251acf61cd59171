package io.tollgate.catalog.key;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tollgate.catalog.id.KeyId;
import io.tollgate.catalog.model.ModelId;
import io.tollgate.catalog.secret.Digest;
import io.tollgate.catalog.secret.KeyDigests;
import io.tollgate.catalog.tenant.NewTenant;
import io.tollgate.catalog.tenant.RateLimits;
import io.tollgate.catalog.tenant.Tenant;
import io.tollgate.catalog.tenant.Tenants;
import io.tollgate.catalog.version.CatalogVersion;
import io.tollgate.testkit.TestStores;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestStores.class)
class ApiKeysIT {
    private static final Instant MOMENT = Instant.parse("2026-11-01T12:00:00Z");

    @Inject ApiKeys keys;
    @Inject Tenants tenants;
    @Inject KeyDigests digests;
    @Inject CatalogVersion version;
    @Inject DataSource database;

    private Tenant tenant;

    @BeforeEach
    void createTenant() {
        tenant =
                tenants.create(
                        new NewTenant("Acme", "a@acme.example", "standard", 0, RateLimits.NONE));
    }

    @Test
    void anIssuedKeyIsFoundByTheDigestOfItsSecret() {
        IssuedKey issued = keys.issue(tenant.id(), NewApiKey.named("laptop"));

        assertThat(ApiKeySecret.parse(issued.secret())).isPresent();
        assertThat(keys.findByDigest(digests.digest(issued.secret())))
                .contains(new KeyHolder(issued.key(), tenant));
        assertThat(keys.find(issued.key().id())).contains(issued.key());
        assertThat(issued.toString()).doesNotContain(issued.secret());
    }

    @Test
    void everyFieldOfAKeyIsKept() {
        NewApiKey wanted =
                new NewApiKey(
                        "full",
                        7L,
                        ApiKey.LimitReset.MONTHLY,
                        Set.of(new ModelId("glm-5.1"), new ModelId("kimi-2.6")),
                        List.of("10.0.0.0/8", "2001:db8::/32"),
                        new RateLimits(1, 2L, 3),
                        MOMENT);

        ApiKey key = keys.issue(tenant.id(), wanted).key();

        assertThat(keys.find(key.id())).contains(key);
        assertThat(key.limitNanos()).isEqualTo(7);
        assertThat(key.limitReset()).isEqualTo(ApiKey.LimitReset.MONTHLY);
        assertThat(key.models()).isEqualTo(wanted.models());
        assertThat(key.ipAllow()).isEqualTo(wanted.ipAllow());
        assertThat(key.limits()).isEqualTo(wanted.limits());
        assertThat(key.expiresAt()).isEqualTo(MOMENT);
        assertThat(key.budgetId()).isEqualTo(key.id().value());
        assertThat(key.revokedAt()).isNull();
    }

    @Test
    void unknownDigestsAreLeftOut() {
        IssuedKey one = keys.issue(tenant.id(), NewApiKey.named("one"));
        IssuedKey two = keys.issue(tenant.id(), NewApiKey.named("two"));
        Digest first = digests.digest(one.secret());
        Digest second = digests.digest(two.secret());
        Digest unknown = digests.digest("unknown");

        assertThat(keys.findByDigests(List.of(first, unknown, second)))
                .containsOnlyKeys(first, second);
        assertThat(keys.findByDigests(List.of())).isEmpty();
        assertThat(keys.findByDigest(unknown)).isEmpty();
    }

    @Test
    void aRevokedKeyIsStillFoundAndKeepsItsFirstMoment() {
        IssuedKey issued = keys.issue(tenant.id(), NewApiKey.named("gone"));
        long before = version.current();

        assertThat(keys.revoke(issued.key().id(), MOMENT)).isPresent();

        assertThat(version.current()).isGreaterThan(before);
        assertThat(keys.revoke(issued.key().id(), MOMENT.plusSeconds(1)))
                .hasValueSatisfying(key -> assertThat(key.revokedAt()).isEqualTo(MOMENT));
        assertThat(keys.findByDigest(digests.digest(issued.secret())))
                .hasValueSatisfying(holder ->
                        assertThat(holder.key().usableAt(MOMENT.plusSeconds(1))).isFalse());
        assertThat(keys.revoke(KeyId.create(), MOMENT)).isEmpty();
    }

    @Test
    void onlyTheKeysOfTheTenantAreListed() {
        ApiKey first = keys.issue(tenant.id(), NewApiKey.named("1")).key();
        ApiKey second = keys.issue(tenant.id(), NewApiKey.named("2")).key();
        createTenant();
        ApiKey foreign = keys.issue(tenant.id(), NewApiKey.named("3")).key();

        assertThat(keys.list(first.tenant(), 10, null)).containsExactly(first, second);
        assertThat(keys.list(first.tenant(), 10, first.id())).containsExactly(second);
        assertThat(keys.list(first.tenant(), 1, null)).containsExactly(first);
        assertThat(keys.list(tenant.id(), 10, null)).containsExactly(foreign);
    }

    @Test
    void theSecretIsNowhereInTheRow() throws SQLException {
        IssuedKey issued = keys.issue(tenant.id(), NewApiKey.named("hidden"));

        try (Connection connection = database.getConnection();
                PreparedStatement query =
                        connection.prepareStatement(
                                "SELECT k::text, digest, pepper_id FROM api_key k WHERE id = ?")) {
            query.setObject(1, issued.key().id().value());
            ResultSet row = query.executeQuery();
            assertThat(row.next()).isTrue();
            assertThat(row.getString(1)).doesNotContain(issued.secret().substring(12, 53));
            assertThat(row.getBytes(2))
                    .isEqualTo(digests.digest(issued.secret()).bytes())
                    .isNotEqualTo(issued.secret().getBytes(StandardCharsets.UTF_8));
            assertThat(row.getString(3)).isEqualTo(digests.pepperId());
        }
    }
}
