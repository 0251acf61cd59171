package io.tollgate.admin.usage;

import io.tollgate.admin.access.CurrentCaller;
import io.tollgate.billing.export.UsageExport;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import org.jboss.resteasy.reactive.RestResponse;

/// Every call of a range as a file, streamed. Blocks on PostgreSQL and on the reader.
@ApplicationScoped
class UsageFile {
    private final UsageExport export;
    private final CurrentCaller caller;
    private final Clock clock;

    UsageFile(UsageExport export, CurrentCaller caller, Clock clock) {
        this.export = export;
        this.caller = caller;
        this.clock = clock;
    }

    enum Format {
        CSV("text/csv; charset=utf-8"),
        JSONL("application/x-ndjson");

        private final String type;

        Format(String type) {
            this.type = type;
        }
    }

    /// @param name of the file, without its ending
    RestResponse<StreamingOutput> of(UsageQuery query, Format format, String name) {
        UsageQuery.Range range = query.range(clock.instant());
        UsageExport.Query calls =
                new UsageExport.Query(
                        range.from(),
                        range.to(),
                        query.tenant(caller.get()),
                        caller.get().isOperator());
        StreamingOutput file =
                out ->
                        write(
                                format,
                                calls,
                                new BufferedWriter(
                                        new OutputStreamWriter(out, StandardCharsets.UTF_8)));
        return RestResponse.ResponseBuilder.ok(file, format.type)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\""
                                + name
                                + (format == Format.CSV ? ".csv" : ".jsonl")
                                + "\"")
                .build();
    }

    private void write(Format format, UsageExport.Query calls, Writer text) throws IOException {
        switch (format) {
            case CSV -> export.csv(calls, text);
            case JSONL -> export.jsonLines(calls, text);
        }
        text.flush();
    }
}
