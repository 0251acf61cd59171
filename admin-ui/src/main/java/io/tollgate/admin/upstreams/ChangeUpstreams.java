package io.tollgate.admin.upstreams;

import io.tollgate.admin.audit.Journal;
import io.tollgate.admin.web.Check;
import io.tollgate.admin.web.Refused;
import io.tollgate.catalog.account.AccountMarks;
import io.tollgate.catalog.account.Accounts;
import io.tollgate.catalog.alert.Alerts;
import io.tollgate.catalog.id.UpstreamId;
import io.tollgate.catalog.upstream.Credentials;
import io.tollgate.catalog.upstream.Upstream;
import io.tollgate.catalog.upstream.UpstreamChange;
import io.tollgate.catalog.upstream.UpstreamCreation;
import io.tollgate.catalog.upstream.UpstreamDeletion;
import io.tollgate.catalog.upstream.Upstreams;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import org.jspecify.annotations.Nullable;

/// Creates, changes and deletes upstreams, each with its entry in the audit log. Blocks on
/// PostgreSQL.
@ApplicationScoped
class ChangeUpstreams {
    static final String THING = "upstream";

    private final Upstreams upstreams;
    private final Credentials credentials;
    private final Accounts accounts;
    private final Alerts alerts;
    private final Journal journal;

    ChangeUpstreams(
            Upstreams upstreams,
            Credentials credentials,
            Accounts accounts,
            Alerts alerts,
            Journal journal) {
        this.upstreams = upstreams;
        this.credentials = credentials;
        this.accounts = accounts;
        this.alerts = alerts;
        this.journal = journal;
    }

    @Transactional
    Upstream create(UpstreamBody body) {
        return switch (upstreams.create(body.create())) {
            case UpstreamCreation.Created(Upstream upstream) -> {
                AccountMarks marks = mark(upstream.id(), body, null);
                journal.created(THING, upstream.id(), null, UpstreamView.of(upstream, marks));
                yield upstream;
            }
            case UpstreamCreation.NameTaken(String name) ->
                    throw Refused.conflict(
                            "name_taken", "there is an upstream named " + name, "name");
        };
    }

    @Transactional
    Upstream change(UpstreamId id, UpstreamBody body) {
        Upstream before = upstreams.find(id).orElseThrow(() -> Refused.notFound(THING));
        UpstreamChange change = body.change(before);
        AccountMarks present = accounts.marks(id).orElse(null);
        Upstream after = Check.rules("", () -> upstreams.update(id, change)).orElseThrow();
        journal.changed(
                THING,
                id,
                null,
                UpstreamView.of(before, present),
                UpstreamView.of(after, mark(id, body, present)));
        return after;
    }

    @Transactional
    void delete(UpstreamId id) {
        AccountMarks marks = accounts.marks(id).orElse(null);
        credentials.list(id).forEach(gone -> alerts.resolveAll(gone.id().value()));
        switch (upstreams.delete(id)) {
            case UpstreamDeletion.Deleted(Upstream upstream) ->
                    journal.deleted(THING, id, null, UpstreamView.of(upstream, marks));
            case UpstreamDeletion.NoSuchUpstream(UpstreamId unknown) ->
                    throw Refused.notFound(THING);
            case UpstreamDeletion.StillRouted(var models) ->
                    throw Refused.conflict(
                            "upstream_in_use", "these models have a route to it: " + models, null);
            case UpstreamDeletion.StillPriced(Upstream priced) ->
                    throw Refused.conflict(
                            "upstream_in_use",
                            "wholesale prices refer to it and are kept; disable it instead",
                            null);
        }
    }

    /// The marks that hold afterwards.
    private @Nullable AccountMarks mark(
            UpstreamId id, UpstreamBody body, @Nullable AccountMarks present) {
        AccountMarks wanted = body.marks(present);
        if (wanted == null) {
            return present;
        }
        accounts.mark(id, wanted);
        return wanted;
    }
}
