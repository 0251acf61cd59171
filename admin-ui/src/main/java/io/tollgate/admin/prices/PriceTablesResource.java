package io.tollgate.admin.prices;

import io.tollgate.admin.web.Api;
import io.tollgate.admin.web.ConsoleLimits;
import io.tollgate.admin.web.Page;
import io.tollgate.admin.web.PageQuery;
import io.tollgate.admin.web.Refused;
import io.tollgate.billing.pricing.PriceTable;
import io.tollgate.billing.pricing.PriceTableId;
import io.tollgate.billing.pricing.PriceTables;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

@Path(Api.ROOT)
@Tag(name = "price tables")
class PriceTablesResource {
    private final PriceTables tables;
    private final AddPriceTable adding;
    private final ConsoleLimits limits;

    PriceTablesResource(PriceTables tables, AddPriceTable adding, ConsoleLimits limits) {
        this.tables = tables;
        this.adding = adding;
        this.limits = limits;
    }

    @POST
    @Path("/price-tables")
    @ResponseStatus(201)
    public PriceTableView add(PriceTableBody body) {
        return PriceTableView.of(adding.add(body));
    }

    @GET
    @Path("/price-tables")
    public Page<PriceTableView> list(@BeanParam PageQuery query) {
        int rows = query.rows(limits);
        return Page.of(
                tables.list(rows + 1, query.after(PriceTableId::parse)),
                rows,
                PriceTable::id,
                PriceTableView::of);
    }

    /// `import` is no id: a route of its own, not built yet.
    @GET
    @Path("/price-tables/{id:(?!import$)[^/]+}")
    public PriceTableView find(@PathParam("id") PriceTableId id) {
        return tables.find(id)
                .map(PriceTableView::of)
                .orElseThrow(() -> Refused.notFound("price table"));
    }
}
