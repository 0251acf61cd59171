package io.tollgate.catalog.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.catalog.id.CredentialId;
import io.tollgate.catalog.id.TenantId;
import io.tollgate.catalog.id.UpstreamId;
import io.tollgate.catalog.tenant.RateLimits;
import io.tollgate.catalog.tenant.Tenant;
import io.tollgate.catalog.upstream.Credential;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AuditJsonTest {
    @Test
    void recordsHaveReadableIdsTimesAndSnakeCaseNames() {
        TenantId id = TenantId.create();
        Tenant tenant =
                new Tenant(
                        id,
                        "Acme",
                        "a@acme.example",
                        "standard",
                        Currency.getInstance("USD"),
                        5,
                        RateLimits.NONE,
                        true,
                        Instant.parse("2026-11-01T00:00:00Z"));

        assertThat(AuditJson.write(tenant))
                .contains("\"id\":\"" + id + "\"")
                .contains("\"rate_card\":\"standard\"")
                .contains("\"currency\":\"USD\"")
                .contains("\"debt_limit_nanos\":5")
                .contains("\"created_at\":\"2026-11-01T00:00:00Z\"");
    }

    @Test
    void secretsAreLeftOutAtAnyDepth() {
        Credential credential =
                new Credential(CredentialId.create(), UpstreamId.create(), "main", "sk-hidden", 1);

        String json =
                AuditJson.write(
                        Map.of(
                                "list", List.of(credential),
                                "key", "tg_live_hidden",
                                "kept", Map.of("key", Map.of("name", "shown"))));

        assertThat(json).doesNotContain("hidden").contains("main").contains("shown");
    }

    @Test
    void nothingStaysNothing() {
        assertThat(AuditJson.write(null)).isNull();
        assertThat(AuditJson.read(null)).isNull();
    }
}
