package io.tollgate.admin.models;

import io.tollgate.admin.web.Api;
import io.tollgate.admin.web.ConsoleLimits;
import io.tollgate.admin.web.Page;
import io.tollgate.admin.web.PageQuery;
import io.tollgate.admin.web.Refused;
import io.tollgate.catalog.model.Model;
import io.tollgate.catalog.model.ModelId;
import io.tollgate.catalog.model.Models;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// Ids of models may have slashes, so that everything after `/models/` is one.
@Path(Api.ROOT)
@Tag(name = "models")
class ModelsResource {
    private final Models models;
    private final ChangeModels change;
    private final ConsoleLimits limits;

    ModelsResource(Models models, ChangeModels change, ConsoleLimits limits) {
        this.models = models;
        this.change = change;
        this.limits = limits;
    }

    @PUT
    @Path("/models/{id:.+}")
    public ModelView put(@PathParam("id") String id, ModelBody body) {
        return ModelView.of(change.put(newId(id), body));
    }

    @GET
    @Path("/models")
    public Page<ModelView> list(@BeanParam PageQuery query) {
        int rows = query.rows(limits);
        return Page.of(
                models.list(rows + 1, query.after(ModelId::new)), rows, Model::id, ModelView::of);
    }

    @GET
    @Path("/models/{id:.+}")
    public ModelView find(@PathParam("id") ModelId id) {
        return models.find(id)
                .map(ModelView::of)
                .orElseThrow(() -> Refused.notFound(ChangeModels.THING));
    }

    @DELETE
    @Path("/models/{id:.+}")
    public void delete(@PathParam("id") ModelId id) {
        change.delete(id);
    }

    private static ModelId newId(String id) {
        try {
            return new ModelId(id);
        } catch (IllegalArgumentException malformed) {
            throw Refused.invalid("id", String.valueOf(malformed.getMessage()));
        }
    }
}
