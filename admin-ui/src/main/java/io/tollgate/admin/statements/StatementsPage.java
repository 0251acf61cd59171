package io.tollgate.admin.statements;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.tollgate.admin.access.AllowedTo;
import io.tollgate.admin.access.TenantsInReach;
import io.tollgate.admin.kit.Frame;
import io.tollgate.admin.kit.Frames;
import io.tollgate.admin.kit.Place;
import io.tollgate.billing.invoice.StatementMonth;
import io.tollgate.billing.invoice.Statements;
import io.tollgate.catalog.id.TenantId;
import io.tollgate.catalog.tenant.Tenant;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;

/// A tenant's months, on screen and as files.
@Path("/tenants/{tenant}/statements")
@Produces(MediaType.TEXT_HTML)
class StatementsPage {
    /// Ten years; older months have their URLs.
    private static final int MONTHS = 120;

    private final TenantsInReach tenants;
    private final Statements statements;
    private final ReadStatement read;
    private final Frames frames;

    StatementsPage(
            TenantsInReach tenants, Statements statements, ReadStatement read, Frames frames) {
        this.tenants = tenants;
        this.statements = statements;
        this.read = read;
        this.frames = frames;
    }

    @CheckedTemplate(basePath = "statements")
    static final class Pages {
        private Pages() {}

        static native TemplateInstance months(Frame frame, Months page);

        static native TemplateInstance month(Frame frame, Month page);
    }

    record Months(String here, List<StatementMonth> months) {}

    record Month(String list, String calls, StatementView statement) {
        /// Input tokens that were not read from a cache.
        public long freshInput(StatementView.UsageView line) {
            return line.input() + line.cacheWrite();
        }

        /// Reasoning included.
        public long allOutput(StatementView.UsageView line) {
            return line.output() + line.reasoning();
        }

        /// Lists the calls of a line.
        public String callsOf(StatementView.UsageView line) {
            LocalDate first = YearMonth.parse(statement.month()).atDay(1);
            return calls
                    + "?from="
                    + first
                    + "&to="
                    + first.plusMonths(1).minusDays(1)
                    + "&key="
                    + line.key()
                    + "&model="
                    + URLEncoder.encode(line.model(), StandardCharsets.UTF_8);
        }
    }

    @GET
    @AllowedTo(AllowedTo.Audience.STATEMENTS)
    @Operation(hidden = true)
    public TemplateInstance months(@PathParam("tenant") TenantId id) {
        Tenant tenant = tenants.find(id);
        return Pages.months(
                frames.tenant(tenant, Place.STATEMENTS),
                new Months(Place.STATEMENTS.of(id), statements.months(tenant, MONTHS)));
    }

    @GET
    @Path("/{month:\\d{4}-\\d\\d}")
    @AllowedTo(AllowedTo.Audience.STATEMENTS)
    @Operation(hidden = true)
    public TemplateInstance month(
            @PathParam("tenant") TenantId id, @PathParam("month") String month) {
        Tenant tenant = tenants.find(id);
        return Pages.month(
                frames.tenant(tenant, Place.STATEMENTS),
                new Month(Place.STATEMENTS.of(id), Place.CALLS.of(id), read.of(tenant, month)));
    }

    @GET
    @Path("/{month:\\d{4}-\\d\\d}.csv")
    @Produces("text/csv")
    @AllowedTo(AllowedTo.Audience.STATEMENTS)
    @Operation(hidden = true)
    public RestResponse<byte[]> csv(
            @PathParam("tenant") TenantId id, @PathParam("month") String month) {
        return read.csv(tenants.find(id), month);
    }

    @GET
    @Path("/{month:\\d{4}-\\d\\d}.pdf")
    @Produces("application/pdf")
    @AllowedTo(AllowedTo.Audience.STATEMENTS)
    @Operation(hidden = true)
    public RestResponse<byte[]> pdf(
            @PathParam("tenant") TenantId id, @PathParam("month") String month) {
        return read.pdf(tenants.find(id), month);
    }
}
