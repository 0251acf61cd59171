package io.tollgate.admin.upstreams;

import io.tollgate.admin.web.Refused;
import io.tollgate.catalog.account.AccountMarks;
import io.tollgate.catalog.account.Accounts;
import io.tollgate.catalog.id.UpstreamId;
import io.tollgate.catalog.upstream.Upstream;
import io.tollgate.catalog.upstream.Upstreams;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import org.jspecify.annotations.Nullable;

/// Upstreams with their thresholds. Blocks on PostgreSQL.
@ApplicationScoped
class ReadUpstreams {
    private final Upstreams upstreams;
    private final Accounts accounts;
    private final ReadCredentials credentials;

    ReadUpstreams(Upstreams upstreams, Accounts accounts, ReadCredentials credentials) {
        this.upstreams = upstreams;
        this.accounts = accounts;
        this.credentials = credentials;
    }

    @Transactional
    UpstreamView of(Upstream upstream) {
        return UpstreamView.of(upstream, marks(upstream.id()));
    }

    /// With its credentials.
    @Transactional
    UpstreamView whole(UpstreamId id) {
        Upstream upstream =
                upstreams.find(id).orElseThrow(() -> Refused.notFound(ChangeUpstreams.THING));
        return UpstreamView.of(upstream, marks(id), credentials.of(id));
    }

    @Transactional
    @Nullable AccountMarks marks(UpstreamId id) {
        return accounts.marks(id).orElse(null);
    }
}
