package io.tollgate.catalog.model;

import static java.util.stream.Collectors.groupingBy;

import io.tollgate.catalog.id.UpstreamId;
import io.tollgate.catalog.version.CatalogVersion;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The models with their aliases and routes, in PostgreSQL. Every method blocks and joins the
/// caller's transaction.
@ApplicationScoped
@Transactional
public class Models {
    private final EntityManager database;
    private final CatalogVersion version;

    Models(EntityManager database, CatalogVersion version) {
        this.database = database;
        this.version = version;
    }

    /// Stores the model whole, in place of the one with its id; a replaced one keeps its moment of
    /// creation. Throws [IllegalArgumentException] for lengths, limits and names out of bounds.
    public ModelPut put(Model model) {
        ModelRules.check(model);
        version.lock();
        Optional<UpstreamId> missing = missingUpstream(model);
        if (missing.isPresent()) {
            return new ModelPut.NoSuchUpstream(missing.get());
        }
        Optional<ModelId> taken = takenName(model);
        if (taken.isPresent()) {
            return new ModelPut.NameTaken(taken.get());
        }
        Optional<Model> before = find(model.id());
        if (before.isEmpty()) {
            database.persist(ModelRow.of(model));
        } else {
            row(model.id()).ifPresent(row -> row.replace(model));
            removeNamesAndRoutes(model.id());
        }
        database.flush();
        persistNamesAndRoutes(model);
        Model after = find(model.id()).orElseThrow();
        return before.<ModelPut>map(old -> new ModelPut.Replaced(old, after))
                .orElseGet(() -> new ModelPut.Created(after));
    }

    /// By id alone, not by alias.
    public Optional<Model> find(ModelId id) {
        return row(id).map(row -> withNamesAndRoutes(List.of(row)).getFirst());
    }

    /// At most `limit` models, ascending by id, that follow `after` (null for the first ones).
    public List<Model> list(int limit, @Nullable ModelId after) {
        return withNamesAndRoutes(
                database.createQuery(
                                "from ModelRow m where ?1 is null or m.id > ?1 order by m.id",
                                ModelRow.class)
                        .setParameter(1, after == null ? null : after.value())
                        .setMaxResults(limit)
                        .getResultList());
    }

    public List<Model> all() {
        return list(Integer.MAX_VALUE, null);
    }

    /// What was deleted, or empty if there was none. Prices of the model stay.
    public Optional<Model> delete(ModelId id) {
        version.lock();
        Optional<Model> model = find(id);
        if (model.isPresent()) {
            removeNamesAndRoutes(id);
            row(id).ifPresent(database::remove);
            database.flush();
        }
        return model;
    }

    private Optional<ModelRow> row(ModelId id) {
        return Optional.ofNullable(database.find(ModelRow.class, id.value()));
    }

    private List<Model> withNamesAndRoutes(List<ModelRow> rows) {
        List<String> ids = rows.stream().map(row -> row.id).toList();
        Map<ModelId, List<ModelAliasRow>> aliases =
                database.createQuery(
                                "from ModelAliasRow a where a.modelId in ?1 order by a.alias",
                                ModelAliasRow.class)
                        .setParameter(1, ids)
                        .getResultStream()
                        .collect(groupingBy(ModelAliasRow::toModelId));
        Map<ModelId, List<RouteRow>> routes =
                database.createQuery(
                                "from RouteRow r where r.modelId in ?1 order by r.position",
                                RouteRow.class)
                        .setParameter(1, ids)
                        .getResultStream()
                        .collect(groupingBy(RouteRow::toModelId));
        List<Model> models = new ArrayList<>();
        for (ModelRow row : rows) {
            models.add(
                    row.toModel(
                            aliases.getOrDefault(row.toId(), List.of()),
                            routes.getOrDefault(row.toId(), List.of())));
        }
        return models;
    }

    private Optional<UpstreamId> missingUpstream(Model model) {
        List<UUID> wanted =
                model.routes().stream().map(route -> route.upstream().value()).distinct().toList();
        List<UUID> known =
                database.createQuery("select u.id from UpstreamRow u where u.id in ?1", UUID.class)
                        .setParameter(1, wanted)
                        .getResultList();
        return wanted.stream().filter(id -> !known.contains(id)).findFirst().map(UpstreamId::new);
    }

    private Optional<ModelId> takenName(Model model) {
        List<String> aliases = model.aliases().stream().map(ModelId::value).toList();
        List<String> names = new ArrayList<>(aliases);
        names.add(model.id().value());
        List<String> taken =
                database.createQuery(
                                """
                                select a.alias from ModelAliasRow a
                                where a.alias in ?1 and a.modelId <> ?2
                                union
                                select m.id from ModelRow m where m.id in ?3\
                                """,
                                String.class)
                        .setParameter(1, names)
                        .setParameter(2, model.id().value())
                        .setParameter(3, aliases)
                        .getResultList();
        return taken.stream().sorted().findFirst().map(ModelId::new);
    }

    private void persistNamesAndRoutes(Model model) {
        model.aliases().forEach(alias -> database.persist(ModelAliasRow.of(alias, model.id())));
        for (int i = 0; i < model.routes().size(); i++) {
            database.persist(RouteRow.of(model.id(), i, model.routes().get(i)));
        }
        database.flush();
    }

    private void removeNamesAndRoutes(ModelId id) {
        database.createQuery("from ModelAliasRow a where a.modelId = ?1", ModelAliasRow.class)
                .setParameter(1, id.value())
                .getResultList()
                .forEach(database::remove);
        database.createQuery("from RouteRow r where r.modelId = ?1", RouteRow.class)
                .setParameter(1, id.value())
                .getResultList()
                .forEach(database::remove);
        database.flush();
    }
}
