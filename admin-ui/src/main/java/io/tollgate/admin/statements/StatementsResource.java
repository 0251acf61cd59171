package io.tollgate.admin.statements;

import io.tollgate.admin.access.AllowedTo;
import io.tollgate.admin.access.CurrentCaller;
import io.tollgate.admin.web.Api;
import io.tollgate.admin.web.Refused;
import io.tollgate.billing.invoice.Statement;
import io.tollgate.billing.invoice.Statements;
import io.tollgate.catalog.id.KeyId;
import io.tollgate.catalog.id.TenantId;
import io.tollgate.catalog.key.ApiKeys;
import io.tollgate.catalog.tenant.Tenant;
import io.tollgate.catalog.tenant.Tenants;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

@Path(Api.ROOT + "/tenants/{id}/invoices")
@Tag(name = "invoices")
class StatementsResource {
    private static final int KEYS = 10_000;

    private final Statements statements;
    private final Tenants tenants;
    private final ApiKeys keys;
    private final CurrentCaller caller;

    StatementsResource(Statements statements, Tenants tenants, ApiKeys keys, CurrentCaller caller) {
        this.statements = statements;
        this.tenants = tenants;
        this.keys = keys;
        this.caller = caller;
    }

    /// The plain statement of a UTC month, from the ledger.
    @GET
    @Path("/{month:\\d{4}-\\d\\d}")
    @AllowedTo(AllowedTo.Audience.STATEMENTS)
    public StatementView json(@PathParam("id") TenantId id, @PathParam("month") String month) {
        return read(id, month);
    }

    @GET
    @Path("/{month:\\d{4}-\\d\\d}.csv")
    @AllowedTo(AllowedTo.Audience.STATEMENTS)
    public RestResponse<byte[]> csv(
            @PathParam("id") TenantId id, @PathParam("month") String month) {
        return file(
                StatementCsv.write(read(id, month)).getBytes(StandardCharsets.UTF_8),
                "text/csv; charset=utf-8",
                month + ".csv");
    }

    @GET
    @Path("/{month:\\d{4}-\\d\\d}.pdf")
    @AllowedTo(AllowedTo.Audience.STATEMENTS)
    public RestResponse<byte[]> pdf(
            @PathParam("id") TenantId id, @PathParam("month") String month) {
        return file(StatementPdf.write(read(id, month)), "application/pdf", month + ".pdf");
    }

    private static RestResponse<byte[]> file(byte[] bytes, String type, String name) {
        return RestResponse.ResponseBuilder.ok(bytes, type)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"statement-" + name + "\"")
                .build();
    }

    private StatementView read(TenantId id, String month) {
        caller.get().reach(id, "tenant");
        Tenant tenant = tenants.find(id).orElseThrow(() -> Refused.notFound("tenant"));
        Statement statement = statements.of(tenant, parse(month));
        if (!statement.addsUp()) {
            throw new IllegalStateException(
                    "the statement of " + id + " for " + month + " does not add up");
        }
        Map<KeyId, String> names = new HashMap<>();
        keys.list(id, KEYS, null).forEach(key -> names.put(key.id(), key.name()));
        return StatementView.of(tenant, statement, names);
    }

    private static YearMonth parse(String month) {
        try {
            return YearMonth.parse(month);
        } catch (DateTimeException impossible) {
            throw Refused.notFound("month");
        }
    }
}
