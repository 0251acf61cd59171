package io.tollgate.catalog.upstream;

import io.tollgate.catalog.id.UpstreamId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.net.URI;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

@Entity
@Table(name = "upstream")
class UpstreamRow {
    @Id UUID id;
    String name;
    String label;
    String dialect;

    @Column(name = "base_url")
    String baseUrl;

    @Column(name = "allow_private_network")
    boolean allowPrivateNetwork;

    String disconnect;
    String status;

    @Column(name = "created_at")
    Instant createdAt;

    static UpstreamRow of(NewUpstream upstream, Instant now) {
        UpstreamRow row = new UpstreamRow();
        row.id = UpstreamId.create().value();
        row.name = upstream.name();
        row.label = upstream.label();
        row.dialect = upstream.dialect().wire();
        row.baseUrl = upstream.baseUrl().toString();
        row.allowPrivateNetwork = upstream.allowPrivateNetwork();
        row.disconnect = wire(upstream.disconnect());
        row.status = status(upstream.active());
        row.createdAt = now;
        return row;
    }

    void apply(UpstreamChange change) {
        if (change.allowPrivateNetwork() != null) {
            allowPrivateNetwork = change.allowPrivateNetwork();
        }
        URI url = change.baseUrl() == null ? URI.create(baseUrl) : change.baseUrl();
        baseUrl = UpstreamRules.baseUrl(url, allowPrivateNetwork).toString();
        label = change.label() == null ? label : change.label();
        dialect = change.dialect() == null ? dialect : change.dialect().wire();
        disconnect = change.disconnect() == null ? disconnect : wire(change.disconnect());
        status = change.active() == null ? status : status(change.active());
    }

    Upstream toUpstream() {
        return new Upstream(
                new UpstreamId(id),
                name,
                label,
                DialectName.valueOf(dialect.toUpperCase(Locale.ROOT)),
                URI.create(baseUrl),
                allowPrivateNetwork,
                Upstream.Disconnect.valueOf(disconnect.toUpperCase(Locale.ROOT)),
                status.equals("active"),
                createdAt);
    }

    private static String wire(Upstream.Disconnect disconnect) {
        return disconnect.name().toLowerCase(Locale.ROOT);
    }

    private static String status(boolean active) {
        return active ? "active" : "disabled";
    }
}
