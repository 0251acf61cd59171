package io.tollgate.admin.usage;

import io.tollgate.admin.access.AllowedTo;
import io.tollgate.admin.access.CurrentCaller;
import io.tollgate.admin.web.Api;
import io.tollgate.admin.web.Check;
import io.tollgate.admin.web.Refused;
import io.tollgate.billing.export.UsageExport;
import io.tollgate.billing.usage.UsageReport;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path(Api.ROOT)
@Tag(name = "usage")
class UsageResource {
    /// Groups an answer: more belongs into an export.
    private static final int MOST = 10_000;

    private final UsageReport report;
    private final UsageExport export;
    private final CurrentCaller caller;
    private final Clock clock;

    UsageResource(UsageReport report, UsageExport export, CurrentCaller caller, Clock clock) {
        this.report = report;
        this.export = export;
        this.caller = caller;
        this.clock = clock;
    }

    record Usage(List<UsageLineView> data) {}

    private enum Format {
        CSV,
        JSONL
    }

    /// Sums over calls that are in the ledger.
    @GET
    @Path("/usage")
    @AllowedTo(AllowedTo.Audience.TENANTS)
    public Usage read(@BeanParam UsageQuery query) {
        UsageQuery.Range range = query.range(clock.instant());
        List<UsageReport.Line> lines =
                report.read(
                        new UsageReport.Query(
                                range.from(),
                                range.to(),
                                query.groups(caller.get()),
                                query.tenant(caller.get())),
                        MOST + 1);
        if (lines.size() > MOST) {
            throw Refused.invalid(
                    "group_by", "makes more than " + MOST + " groups; narrow from and to");
        }
        boolean forOperator = caller.get().isOperator();
        return new Usage(lines.stream().map(line -> UsageLineView.of(line, forOperator)).toList());
    }

    /// Every call of the range as a file.
    @GET
    @Path("/exports/usage")
    @AllowedTo(AllowedTo.Audience.TENANTS)
    public RestResponse<StreamingOutput> export(
            @QueryParam("format") @Nullable String format, @BeanParam UsageQuery query) {
        Format wanted =
                format == null
                        ? Format.CSV
                        : Check.oneOf(format, "format", List.of(Format.values()));
        UsageQuery.Range range = query.range(clock.instant());
        UsageExport.Query calls =
                new UsageExport.Query(
                        range.from(),
                        range.to(),
                        query.tenant(caller.get()),
                        caller.get().isOperator());
        boolean csv = wanted == Format.CSV;
        StreamingOutput file =
                out -> {
                    Writer text =
                            new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
                    write(csv, calls, text);
                };
        return RestResponse.ResponseBuilder.ok(
                        file, csv ? "text/csv; charset=utf-8" : "application/x-ndjson")
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"usage." + (csv ? "csv" : "jsonl") + "\"")
                .build();
    }

    private void write(boolean csv, UsageExport.Query calls, Writer text) throws IOException {
        if (csv) {
            export.csv(calls, text);
        } else {
            export.jsonLines(calls, text);
        }
        text.flush();
    }
}
