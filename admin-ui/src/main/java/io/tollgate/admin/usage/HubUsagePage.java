package io.tollgate.admin.usage;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.tollgate.admin.access.AllowedTo;
import io.tollgate.admin.kit.Answers;
import io.tollgate.admin.kit.Frame;
import io.tollgate.admin.kit.Frames;
import io.tollgate.admin.kit.Place;
import io.tollgate.admin.kit.Words;
import io.tollgate.admin.web.Refused;
import io.tollgate.billing.export.UsageExport;
import io.tollgate.billing.usage.UsageReport;
import io.tollgate.catalog.tenant.Tenant;
import io.tollgate.catalog.tenant.Tenants;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.BufferedWriter;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/// Usage and margin over all tenants, for operators, and the same as files.
@Path("/operator")
@Produces(MediaType.TEXT_HTML)
class HubUsagePage {
    /// Lines of the page: more is for the file.
    private static final int MOST = 500;

    private static final int MOST_IN_FILE = 100_000;

    /// Tenants to choose from.
    private static final int MOST_TENANTS = 500;

    private final ReadHubUsage reading;
    private final UsageExport export;
    private final Tenants tenants;
    private final Clock clock;
    private final Frames frames;
    private final Words words;
    private final Answers answers;

    HubUsagePage(
            ReadHubUsage reading,
            UsageExport export,
            Tenants tenants,
            Clock clock,
            Frames frames,
            Words words,
            Answers answers) {
        this.reading = reading;
        this.export = export;
        this.tenants = tenants;
        this.clock = clock;
        this.frames = frames;
        this.words = words;
        this.answers = answers;
    }

    @CheckedTemplate(basePath = "operator")
    static final class Pages {
        private Pages() {}

        static native TemplateInstance usage(Frame frame, Shown page);
    }

    /// @param wrong why the filter was not taken, null if it was
    record Shown(
            HubUsageFilter filter,
            List<UsageReport.Group> groups,
            List<Tenant> tenants,
            List<HubUsageLine> lines,
            List<HubUsageLine> totals,
            int most,
            boolean tooMany,
            @Nullable String wrong) {
        /// For the heads of columns; null where sums are in several currencies, or in none.
        public @Nullable String onlyCurrency() {
            return totals.size() == 1 ? totals.getFirst().sums().currency() : null;
        }

        public boolean isChosen(Tenant tenant) {
            return tenant.id().equals(filter.tenant());
        }
    }

    record Asked(
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to,
            @QueryParam("by") @Nullable String by,
            @QueryParam("tenant") @Nullable String tenant) {
        HubUsageFilter filter(LocalDate today) {
            return HubUsageFilter.read(from, to, by, tenant, today);
        }
    }

    @GET
    @Path("usage")
    @AllowedTo(AllowedTo.Audience.OPERATORS)
    @Operation(hidden = true)
    public Response show(@BeanParam Asked asked) {
        try {
            return Response.ok(page(asked.filter(today()), null)).build();
        } catch (Refused fault) {
            HubUsageWords said = words.in(HubUsageWords.class);
            return answers.refused(
                    page(
                            HubUsageFilter.usual(today()),
                            "tenant".equals(fault.field())
                                    ? said.wrongTenant()
                                    : said.wrongDays()));
        }
    }

    /// The sums, every line of them.
    @GET
    @Path("usage.csv")
    @Produces("text/csv")
    @AllowedTo(AllowedTo.Audience.OPERATORS)
    @Operation(hidden = true)
    public Response sums(@BeanParam Asked asked) {
        HubUsageFilter filter = asked.filter(today());
        return file(
                HubUsageFile.write(filter.by(), reading.read(filter, MOST_IN_FILE)),
                "usage-by-" + filter.by().name().toLowerCase(Locale.ROOT),
                filter);
    }

    /// Every call with what it cost.
    @GET
    @Path("calls.csv")
    @Produces("text/csv")
    @AllowedTo(AllowedTo.Audience.OPERATORS)
    @Operation(hidden = true)
    public Response calls(@BeanParam Asked asked) {
        HubUsageFilter filter = asked.filter(today());
        StreamingOutput calls =
                out -> {
                    Writer text =
                            new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
                    export.csv(
                            new UsageExport.Query(
                                    filter.start(), filter.end(), filter.tenant(), true),
                            text);
                    text.flush();
                };
        return file(calls, "calls", filter);
    }

    private TemplateInstance page(HubUsageFilter filter, @Nullable String wrong) {
        List<HubUsageLine> lines = reading.read(filter, MOST + 1);
        boolean tooMany = lines.size() > MOST;
        return Pages.usage(
                frames.operator(Place.HUB_USAGE),
                new Shown(
                        filter,
                        List.of(UsageReport.Group.values()),
                        tenants.search("", MOST_TENANTS, null),
                        tooMany ? lines.subList(0, MOST) : lines,
                        reading.totals(filter),
                        MOST,
                        tooMany,
                        wrong));
    }

    private static Response file(Object content, String name, HubUsageFilter filter) {
        return Response.ok(content, "text/csv; charset=utf-8")
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\""
                                + name
                                + "-"
                                + filter.from()
                                + "-"
                                + filter.to()
                                + ".csv\"")
                .build();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
