package io.tollgate.admin.models;

import io.tollgate.admin.audit.Journal;
import io.tollgate.admin.web.Check;
import io.tollgate.admin.web.ConsoleLimits;
import io.tollgate.admin.web.Refused;
import io.tollgate.catalog.id.UpstreamId;
import io.tollgate.catalog.model.Model;
import io.tollgate.catalog.model.ModelId;
import io.tollgate.catalog.model.ModelPut;
import io.tollgate.catalog.model.Models;
import io.tollgate.catalog.upstream.Upstream;
import io.tollgate.catalog.upstream.Upstreams;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/// Stores and deletes models, each with its entry in the audit log. Blocks on PostgreSQL.
@ApplicationScoped
class ChangeModels {
    static final String THING = "model";

    private final Models models;
    private final Upstreams upstreams;
    private final Journal journal;
    private final ConsoleLimits limits;
    private final Clock clock;

    ChangeModels(
            Models models,
            Upstreams upstreams,
            Journal journal,
            ConsoleLimits limits,
            Clock clock) {
        this.models = models;
        this.upstreams = upstreams;
        this.journal = journal;
        this.limits = limits;
        this.clock = clock;
    }

    /// A model whose id is new. 409 where [#put(ModelId, ModelBody)] would replace one.
    @Transactional
    Model create(ModelId id, ModelBody body) {
        if (models.find(id).isPresent()) {
            throw Refused.conflict("id_taken", "there is a model of this id", "id");
        }
        return put(id, body);
    }

    @Transactional
    Model put(ModelId id, ModelBody body) {
        Model wanted =
                body.read(
                        id,
                        clock.instant().truncatedTo(ChronoUnit.MICROS),
                        limits.maxListEntries(),
                        this::upstream);
        return switch (Check.rules("", () -> models.put(wanted))) {
            case ModelPut.Created(Model model) -> {
                journal.created(THING, id, null, ModelView.of(model));
                yield model;
            }
            case ModelPut.Replaced(Model before, Model model) -> {
                journal.changed(THING, id, null, ModelView.of(before), ModelView.of(model));
                yield model;
            }
            case ModelPut.NameTaken(ModelId name) ->
                    throw Refused.conflict("name_taken", name + " names another model", "aliases");
            case ModelPut.NoSuchUpstream(UpstreamId unknown) ->
                    throw Refused.invalid("routes", "there is no upstream " + unknown);
        };
    }

    @Transactional
    void delete(ModelId id) {
        Model deleted = models.delete(id).orElseThrow(() -> Refused.notFound(THING));
        journal.deleted(THING, id, null, ModelView.of(deleted));
    }

    private Optional<UpstreamId> upstream(String idOrName) {
        Optional<UpstreamId> named = upstreams.findByName(idOrName).map(Upstream::id);
        if (named.isPresent()) {
            return named;
        }
        try {
            return upstreams.find(UpstreamId.parse(idOrName)).map(Upstream::id);
        } catch (IllegalArgumentException noId) {
            return Optional.empty();
        }
    }
}
