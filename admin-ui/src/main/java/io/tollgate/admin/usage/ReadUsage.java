package io.tollgate.admin.usage;

import io.tollgate.admin.access.CurrentCaller;
import io.tollgate.admin.web.Refused;
import io.tollgate.billing.usage.UsageReport;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;

/// Reads sums of usage for the present caller. Blocks on PostgreSQL.
@ApplicationScoped
class ReadUsage {
    /// Groups an answer: more belongs into an export.
    private static final int MOST = 10_000;

    private final UsageReport report;
    private final CurrentCaller caller;
    private final Clock clock;

    ReadUsage(UsageReport report, CurrentCaller caller, Clock clock) {
        this.report = report;
        this.caller = caller;
        this.clock = clock;
    }

    List<UsageReport.Line> lines(UsageQuery query) {
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
        return lines;
    }
}
