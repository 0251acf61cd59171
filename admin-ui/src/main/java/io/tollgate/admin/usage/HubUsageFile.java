package io.tollgate.admin.usage;

import io.tollgate.billing.export.Csv;
import io.tollgate.billing.money.Money;
import io.tollgate.billing.usage.TokenUsage;
import io.tollgate.billing.usage.UsageReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The sums of the operator's page of usage as a table, with every digit.
final class HubUsageFile {
    private static final List<String> HEADER =
            List.of(
                    "calls",
                    "failed_calls",
                    "input",
                    "cached_input",
                    "cache_write",
                    "output",
                    "reasoning",
                    "charge",
                    "cost",
                    "margin",
                    "retail",
                    "saving",
                    "currency");

    private HubUsageFile() {}

    /// An unknown cost or margin is empty.
    static String write(UsageReport.Group by, List<HubUsageLine> lines) {
        List<List<String>> table = new ArrayList<>();
        List<String> header = new ArrayList<>(List.of(by.name().toLowerCase(Locale.ROOT)));
        header.addAll(HEADER);
        table.add(header);
        lines.forEach(line -> table.add(line(line)));
        return Csv.write(table);
    }

    private static List<String> line(HubUsageLine line) {
        UsageReport.Line sums = line.sums();
        TokenUsage tokens = sums.tokens();
        return List.of(
                Csv.harmless(line.name()),
                Long.toString(sums.calls()),
                Long.toString(sums.failed()),
                Long.toString(tokens.input()),
                Long.toString(tokens.cachedInput()),
                Long.toString(tokens.cacheWrite()),
                Long.toString(tokens.output()),
                Long.toString(tokens.reasoning()),
                line.charge().decimal(),
                decimal(line.cost()),
                decimal(line.margin()),
                line.retail().decimal(),
                line.saving().decimal(),
                sums.currency());
    }

    private static String decimal(@Nullable Money money) {
        return money == null ? "" : money.decimal();
    }
}
