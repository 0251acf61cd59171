package io.tollgate.admin.hub;

import io.tollgate.admin.web.Api;
import io.tollgate.admin.web.Page;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path(Api.ROOT)
@Tag(name = "ops")
class CatalogCheckResource {
    private final InspectCatalog catalog;

    CatalogCheckResource(InspectCatalog catalog) {
        this.catalog = catalog;
    }

    /// What keeps models from being sold, or sells them at a loss: the overview's list, all of it.
    @GET
    @Path("/ops/catalog-check")
    public Page<FindingView> check() {
        return new Page<>(catalog.inspect().stream().map(FindingView::of).toList(), null);
    }
}
