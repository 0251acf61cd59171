package io.tollgate.admin.alerts;

import io.tollgate.admin.web.Check;
import io.tollgate.catalog.alert.Alert;
import io.tollgate.catalog.alert.AlertId;
import io.tollgate.catalog.alert.Alerts;
import io.tollgate.catalog.id.CredentialId;
import io.tollgate.catalog.id.UpstreamId;
import io.tollgate.catalog.upstream.Credentials;
import io.tollgate.catalog.upstream.Upstream;
import io.tollgate.catalog.upstream.Upstreams;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Alerts with the names of what they are about. Blocks on PostgreSQL.
@ApplicationScoped
public class ReadAlerts {
    private final Alerts alerts;
    private final Credentials credentials;
    private final Upstreams upstreams;

    ReadAlerts(Alerts alerts, Credentials credentials, Upstreams upstreams) {
        this.alerts = alerts;
        this.credentials = credentials;
        this.upstreams = upstreams;
    }

    /// The newest that are open, at most `limit`.
    @Transactional
    public List<AlertView> open(int limit) {
        return alerts.list(limit, null, true).stream().map(this::view).toList();
    }

    @Transactional
    List<Alert> list(int limit, @Nullable AlertId after, boolean open) {
        return alerts.list(limit, after, open);
    }

    @Transactional
    AlertView view(Alert alert) {
        Optional<Named> named = named(alert);
        return new AlertView(
                alert.id().toString(),
                Check.wire(alert.kind()),
                alert.subject().toString(),
                named.map(Named::upstream).map(UpstreamId::toString).orElse(null),
                named.map(Named::name).orElse(null),
                alert.message(),
                alert.raisedAt(),
                alert.resolvedAt());
    }

    private record Named(UpstreamId upstream, String name) {}

    private Optional<Named> named(Alert alert) {
        return credentials
                .find(new CredentialId(alert.subject()))
                .map(credential ->
                        new Named(
                                credential.upstream(),
                                upstream(credential.upstream()).map(Upstream::name).orElse("")
                                        + " / "
                                        + credential.name()))
                .or(() ->
                        upstream(new UpstreamId(alert.subject()))
                                .map(one -> new Named(one.id(), one.name())));
    }

    private Optional<Upstream> upstream(UpstreamId id) {
        return upstreams.find(id);
    }
}
