package io.tollgate.catalog.snapshot;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toUnmodifiableMap;

import io.tollgate.catalog.id.UpstreamId;
import io.tollgate.catalog.model.Model;
import io.tollgate.catalog.model.ModelId;
import io.tollgate.catalog.upstream.Credential;
import io.tollgate.catalog.upstream.Upstream;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Models, routes, upstreams and opened credentials as they were at one version. Immutable, so a
/// call keeps the one that it began with.
public final class CatalogSnapshot {
    private final long version;
    private final List<Model> models;
    private final Map<String, Model> modelsByName;
    private final Map<UpstreamId, Upstream> upstreams;
    private final Map<UpstreamId, List<Credential>> credentials;

    private CatalogSnapshot(
            long version,
            List<Model> models,
            Map<String, Model> modelsByName,
            Map<UpstreamId, Upstream> upstreams,
            Map<UpstreamId, List<Credential>> credentials) {
        this.version = version;
        this.models = models;
        this.modelsByName = modelsByName;
        this.upstreams = upstreams;
        this.credentials = credentials;
    }

    /// A snapshot of what is given.
    ///
    /// @param credentials the active ones, of all upstreams
    public static CatalogSnapshot of(
            long version,
            Collection<Model> models,
            Collection<Upstream> upstreams,
            Collection<Credential> credentials) {
        return new CatalogSnapshot(
                version,
                List.copyOf(models),
                byName(models),
                upstreams.stream().collect(toUnmodifiableMap(Upstream::id, upstream -> upstream)),
                Map.copyOf(credentials.stream().collect(groupingBy(Credential::upstream))));
    }

    /// `catalog_version` when this was read.
    public long version() {
        return version;
    }

    /// By public id or alias, as the caller wrote it.
    public Optional<Model> model(String idOrAlias) {
        return Optional.ofNullable(modelsByName.get(idOrAlias));
    }

    /// Ascending by id when loaded.
    public Collection<Model> models() {
        return models;
    }

    /// The upstream of a route, active or not. Throws [IllegalArgumentException] for an id that is
    /// in no route of this snapshot.
    public Upstream upstream(UpstreamId id) {
        Upstream upstream = upstreams.get(id);
        if (upstream == null) {
            throw new IllegalArgumentException("no upstream " + id + " in the snapshot");
        }
        return upstream;
    }

    /// The active credentials of an upstream, possibly none.
    public List<Credential> credentials(UpstreamId id) {
        return credentials.getOrDefault(id, List.of());
    }

    @Override
    public String toString() {
        return "CatalogSnapshot[version=%d, models=%d]".formatted(version, models.size());
    }

    private static Map<String, Model> byName(Collection<Model> models) {
        Map<String, Model> byName = new HashMap<>();
        for (Model model : models) {
            byName.put(model.id().value(), model);
            for (ModelId alias : model.aliases()) {
                byName.putIfAbsent(alias.value(), model);
            }
        }
        return Map.copyOf(byName);
    }
}
