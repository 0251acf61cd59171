package io.tollgate.admin.keys;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tollgate.admin.access.Caller;
import io.tollgate.admin.audit.Journal;
import io.tollgate.admin.web.ConsoleLimits;
import io.tollgate.admin.web.Refused;
import io.tollgate.admin.web.StrictJson;
import io.tollgate.catalog.id.KeyId;
import io.tollgate.catalog.key.ApiKey;
import io.tollgate.catalog.key.ApiKeyChange;
import io.tollgate.catalog.key.ApiKeys;
import io.tollgate.catalog.key.IssuedKey;
import io.tollgate.catalog.key.NewApiKey;
import io.tollgate.catalog.model.ModelId;
import io.tollgate.catalog.model.Models;
import io.tollgate.catalog.tenant.Tenant;
import io.tollgate.catalog.tenant.Tenants;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Issues, changes, rotates and revokes API keys, each with its entry in the audit log. Blocks on
/// PostgreSQL.
@ApplicationScoped
public class ChangeKeys {
    /// The code of a rotation that comes too late.
    static final String NOT_ACTIVE = "key_not_active";

    private static final String THING = "key";

    private final ApiKeys keys;
    private final Models models;
    private final Tenants tenants;
    private final Journal journal;
    private final ConsoleLimits limits;
    private final StrictJson json;
    private final Clock clock;

    ChangeKeys(
            ApiKeys keys,
            Models models,
            Tenants tenants,
            Journal journal,
            ConsoleLimits limits,
            StrictJson json,
            Clock clock) {
        this.keys = keys;
        this.models = models;
        this.tenants = tenants;
        this.journal = journal;
        this.limits = limits;
        this.json = json;
        this.clock = clock;
    }

    @Transactional
    KeyView issue(Tenant tenant, KeyBody body) {
        ApiKeyChange wanted = read(body, tenant, null);
        IssuedKey issued = keys.issue(tenant.id(), NewApiKey.of(wanted));
        return journalled(tenant, issued);
    }

    /// Issues a key without any limit, whose secret nobody is told.
    @Transactional
    public KeyId open(Tenant tenant, String name) {
        IssuedKey issued = keys.issue(tenant.id(), NewApiKey.named(name));
        journal.created(
                THING, issued.key().id(), tenant.id(), KeyView.of(issued.key(), tenant.currency()));
        return issued.key().id();
    }

    /// Changes what the patch names; a null takes a limit away.
    @Transactional
    KeyView change(KeyId id, ObjectNode patch, Caller caller) {
        ApiKey before = reach(id, caller);
        Tenant tenant = tenants.find(before.tenant()).orElseThrow();
        ObjectNode whole = json.tree(KeyBody.of(before, tenant.currency())).deepCopy();
        whole.setAll(patch);
        KeyBody body = json.read(whole.toString().getBytes(StandardCharsets.UTF_8), KeyBody.class);
        ApiKey after = keys.change(id, read(body, tenant, before.expiresAt())).orElseThrow();
        KeyView shown = KeyView.of(after, tenant.currency());
        journal.changed(THING, id, tenant.id(), KeyView.of(before, tenant.currency()), shown);
        return shown;
    }

    /// A new key in place of this one, with its limits and its budget.
    @Transactional
    KeyView rotate(KeyId id, RotationBody body, Caller caller) {
        ApiKey before = reach(id, caller);
        Instant now = clock.instant();
        Duration overlap = body.overlap();
        if (!before.usableAt(now)) {
            throw Refused.conflict(
                    NOT_ACTIVE, "the key is revoked or expired; issue a new one", null);
        }
        Tenant tenant = tenants.find(before.tenant()).orElseThrow();
        IssuedKey issued = keys.rotate(id, now.plus(overlap)).orElseThrow();
        ApiKey stopping = keys.find(id).orElseThrow();
        journal.changed(
                THING,
                id,
                tenant.id(),
                KeyView.of(before, tenant.currency()),
                KeyView.of(stopping, tenant.currency()));
        return journalled(tenant, issued);
    }

    @Transactional
    public void revoke(KeyId id, Caller caller) {
        ApiKey before = reach(id, caller);
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

    private KeyView journalled(Tenant tenant, IssuedKey issued) {
        KeyView shown = KeyView.of(issued.key(), tenant.currency());
        journal.created(THING, issued.key().id(), tenant.id(), shown);
        return KeyView.withSecret(issued.key(), issued.secret(), tenant.currency());
    }

    private ApiKeyChange read(KeyBody body, Tenant tenant, @Nullable Instant keptExpiry) {
        ApiKeyChange wanted =
                body.read(tenant.currency(), clock.instant(), keptExpiry, limits.maxListEntries());
        for (ModelId model : wanted.models()) {
            if (models.find(model).isEmpty()) {
                throw Refused.invalid("models", "there is no model " + model);
            }
        }
        return wanted;
    }

    private ApiKey reach(KeyId id, Caller caller) {
        ApiKey key = keys.find(id).orElseThrow(() -> Refused.notFound(THING));
        caller.reach(key.tenant(), THING);
        return key;
    }
}
