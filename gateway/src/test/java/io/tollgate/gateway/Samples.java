package io.tollgate.gateway;

import io.tollgate.catalog.id.CredentialId;
import io.tollgate.catalog.id.KeyId;
import io.tollgate.catalog.id.TenantId;
import io.tollgate.catalog.id.UpstreamId;
import io.tollgate.catalog.key.ApiKey;
import io.tollgate.catalog.key.KeyHolder;
import io.tollgate.catalog.model.Model;
import io.tollgate.catalog.model.ModelId;
import io.tollgate.catalog.model.Route;
import io.tollgate.catalog.model.Routing;
import io.tollgate.catalog.tenant.RateLimits;
import io.tollgate.catalog.tenant.Tenant;
import io.tollgate.catalog.upstream.Credential;
import io.tollgate.catalog.upstream.DialectName;
import io.tollgate.catalog.upstream.Upstream;
import java.net.URI;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Catalog records for tests.
public final class Samples {
    public static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    private Samples() {}

    public static Tenant tenant(boolean active) {
        return new Tenant(
                TenantId.create(),
                "Acme",
                "acme@example.com",
                "standard",
                Currency.getInstance("USD"),
                0,
                RateLimits.NONE,
                active,
                NOW);
    }

    public static KeyHolder holder(boolean tenantActive, @Nullable Instant revokedAt) {
        return holder(tenant(tenantActive), Set.of(), revokedAt);
    }

    public static KeyHolder holder(
            Tenant tenant, Set<ModelId> models, @Nullable Instant revokedAt) {
        KeyId id = KeyId.create();
        return new KeyHolder(
                new ApiKey(
                        id,
                        tenant.id(),
                        "key",
                        "tg_live_abcd",
                        "wxyz",
                        id.value(),
                        null,
                        null,
                        models,
                        List.of(),
                        RateLimits.NONE,
                        null,
                        revokedAt,
                        null,
                        NOW),
                tenant);
    }

    public static Upstream upstream(String name, String url, boolean privateNetwork) {
        return upstream(name, url, privateNetwork, true);
    }

    public static Upstream upstream(
            String name, String url, boolean privateNetwork, boolean active) {
        return new Upstream(
                UpstreamId.create(),
                name,
                name,
                DialectName.OPENAI,
                URI.create(url),
                privateNetwork,
                Upstream.Disconnect.DRAIN,
                active,
                NOW);
    }

    public static Credential credential(Upstream upstream, String name, int weight) {
        return new Credential(
                CredentialId.create(), upstream.id(), name, "secret-of-" + name, weight);
    }

    public static Model model(String id, Route... routes) {
        return new Model(
                new ModelId(id),
                id,
                100_000,
                8_000,
                4_000,
                List.of(new ModelId(id + "-latest")),
                List.of(routes),
                Routing.USUAL,
                NOW);
    }

    public static Route route(Upstream upstream, int priority, int weight) {
        return new Route(upstream.id(), "their-" + upstream.name(), priority, weight);
    }
}
