package io.tollgate.admin.upstreams;

import io.tollgate.admin.audit.Journal;
import io.tollgate.admin.web.Refused;
import io.tollgate.catalog.alert.Alerts;
import io.tollgate.catalog.health.Cooldowns;
import io.tollgate.catalog.id.CredentialId;
import io.tollgate.catalog.id.UpstreamId;
import io.tollgate.catalog.upstream.CredentialAddition;
import io.tollgate.catalog.upstream.CredentialInfo;
import io.tollgate.catalog.upstream.CredentialUpdate;
import io.tollgate.catalog.upstream.Credentials;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/// Adds, changes and deletes credentials, each with its entry in the audit log. Blocks on
/// PostgreSQL.
@ApplicationScoped
class ChangeCredentials {
    private static final String THING = "credential";

    private final Credentials credentials;
    private final Cooldowns cooldowns;
    private final Alerts alerts;
    private final Journal journal;

    ChangeCredentials(
            Credentials credentials, Cooldowns cooldowns, Alerts alerts, Journal journal) {
        this.credentials = credentials;
        this.cooldowns = cooldowns;
        this.alerts = alerts;
        this.journal = journal;
    }

    @Transactional
    CredentialInfo add(UpstreamId upstream, CredentialBody body) {
        return switch (credentials.add(upstream, body.create())) {
            case CredentialAddition.Added(CredentialInfo added) -> {
                journal.created(THING, added.id(), null, CredentialFacts.of(added));
                yield added;
            }
            case CredentialAddition.NameTaken(String name) -> throw taken(name);
            case CredentialAddition.NoSuchUpstream(UpstreamId unknown) ->
                    throw Refused.notFound(ChangeUpstreams.THING);
        };
    }

    /// A status or secret that is given settles what was open about the credential; unless it is
    /// disabled, gateways use it again at once.
    @Transactional
    CredentialInfo change(CredentialId id, CredentialBody body) {
        CredentialInfo before = credentials.find(id).orElseThrow(() -> Refused.notFound(THING));
        return switch (credentials.update(id, body.change())) {
            case CredentialUpdate.Updated(CredentialInfo after) -> {
                journal.changed(
                        THING, id, null, CredentialFacts.of(before), CredentialFacts.of(after));
                if (body.status() != null || body.secret() != null) {
                    alerts.resolveAll(id.value());
                    if (after.active()) {
                        var _ = cooldowns.end(id);
                    }
                }
                yield after;
            }
            case CredentialUpdate.NameTaken(String name) -> throw taken(name);
            case CredentialUpdate.NoSuchCredential(CredentialId unknown) ->
                    throw Refused.notFound(THING);
        };
    }

    @Transactional
    void delete(CredentialId id) {
        CredentialInfo deleted = credentials.delete(id).orElseThrow(() -> Refused.notFound(THING));
        alerts.resolveAll(id.value());
        journal.deleted(THING, id, null, CredentialFacts.of(deleted));
    }

    private static Refused taken(String name) {
        return Refused.conflict(
                "name_taken", "the upstream has a credential named " + name, "name");
    }
}
