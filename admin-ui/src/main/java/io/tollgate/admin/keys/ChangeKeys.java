package io.tollgate.admin.keys;

import io.tollgate.admin.access.Caller;
import io.tollgate.admin.audit.Journal;
import io.tollgate.admin.web.ConsoleLimits;
import io.tollgate.admin.web.Refused;
import io.tollgate.catalog.id.KeyId;
import io.tollgate.catalog.key.ApiKey;
import io.tollgate.catalog.key.ApiKeys;
import io.tollgate.catalog.key.IssuedKey;
import io.tollgate.catalog.key.NewApiKey;
import io.tollgate.catalog.model.ModelId;
import io.tollgate.catalog.model.Models;
import io.tollgate.catalog.tenant.Tenant;
import io.tollgate.catalog.tenant.Tenants;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;

/// Issues and revokes API keys, each with its entry in the audit log. Blocks on PostgreSQL.
@ApplicationScoped
class ChangeKeys {
    private static final String THING = "key";

    private final ApiKeys keys;
    private final Models models;
    private final Tenants tenants;
    private final Journal journal;
    private final ConsoleLimits limits;
    private final Clock clock;

    ChangeKeys(
            ApiKeys keys,
            Models models,
            Tenants tenants,
            Journal journal,
            ConsoleLimits limits,
            Clock clock) {
        this.keys = keys;
        this.models = models;
        this.tenants = tenants;
        this.journal = journal;
        this.limits = limits;
        this.clock = clock;
    }

    @Transactional
    KeyView issue(Tenant tenant, KeyBody body) {
        NewApiKey wanted = body.read(clock.instant(), limits.maxListEntries());
        for (ModelId model : wanted.models()) {
            if (models.find(model).isEmpty()) {
                throw Refused.invalid("models", "there is no model " + model);
            }
        }
        IssuedKey issued = keys.issue(tenant.id(), wanted);
        KeyView shown = KeyView.of(issued.key(), tenant.currency());
        journal.created(THING, issued.key().id(), tenant.id(), shown);
        return KeyView.withSecret(issued.key(), issued.secret(), tenant.currency());
    }

    @Transactional
    void revoke(KeyId id, Caller caller) {
        ApiKey before = keys.find(id).orElseThrow(() -> Refused.notFound(THING));
        caller.reach(before.tenant(), THING);
        if (before.revokedAt() != null) {
            return;
        }
        ApiKey after = keys.revoke(id, clock.instant()).orElseThrow();
        Tenant tenant = tenants.find(before.tenant()).orElseThrow();
        journal.changed(
                THING,
                id,
                tenant.id(),
                KeyView.of(before, tenant.currency()),
                KeyView.of(after, tenant.currency()));
    }
}
