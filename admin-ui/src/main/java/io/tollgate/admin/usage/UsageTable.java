package io.tollgate.admin.usage;

import io.tollgate.billing.money.Money;
import io.tollgate.billing.usage.TokenUsage;
import io.tollgate.billing.usage.UsageReport;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/// Sums of usage as rows, with their total.
record UsageTable(List<Row> rows, Row total) {
    private static final int PERCENT = 100;

    UsageTable {
        rows = List.copyOf(rows);
    }

    /// One row.
    ///
    /// @param saving retail less charge, over the calls whose list price is known
    /// @param retailUnknown charged calls whose list price is not known; they count in no saving
    record Row(
            String name,
            @Nullable String href,
            long calls,
            long failed,
            TokenUsage tokens,
            Money charge,
            Money retail,
            Money saving,
            long retailUnknown) {
        /// Input tokens that were not read from a cache.
        public long freshInput() {
            return tokens.input() + tokens.cacheWrite();
        }

        public long allTokens() {
            return tokens.totalInput() + tokens.totalOutput();
        }

        /// The list price, null where that of no call is known.
        public @Nullable Money listed() {
            return retail.nanos() == 0 && retailUnknown > 0 ? null : retail;
        }

        /// The saving, null where the list price was not undercut.
        public @Nullable Money saved() {
            return saving.nanos() > 0 ? saving : null;
        }

        /// Whole percents of the list price that were saved, null without a list price.
        @Nullable Long savedPercent() {
            return retail.nanos() <= 0
                    ? null
                    : (Long)
                            Math.floorDiv(
                                    Math.multiplyExact(saving.nanos(), PERCENT), retail.nanos());
        }
    }

    /// @param name what a row is called
    /// @param href where its calls are listed
    static UsageTable of(
            List<UsageReport.Line> lines,
            Currency currency,
            String total,
            Function<UsageReport.Line, String> name,
            Function<UsageReport.Line, String> href) {
        List<Row> rows = new ArrayList<>();
        for (UsageReport.Line line : lines) {
            rows.add(
                    new Row(
                            name.apply(line),
                            href.apply(line),
                            line.calls(),
                            line.failed(),
                            line.tokens(),
                            new Money(line.charge(), currency),
                            new Money(line.retail(), currency),
                            new Money(line.saving(), currency),
                            line.retailUnknown()));
        }
        Row sum =
                new Row(
                        total,
                        null,
                        sum(lines, UsageReport.Line::calls),
                        sum(lines, UsageReport.Line::failed),
                        new TokenUsage(
                                sum(lines, line -> line.tokens().input()),
                                sum(lines, line -> line.tokens().cachedInput()),
                                sum(lines, line -> line.tokens().cacheWrite()),
                                sum(lines, line -> line.tokens().output()),
                                sum(lines, line -> line.tokens().reasoning())),
                        new Money(sum(lines, UsageReport.Line::charge), currency),
                        new Money(sum(lines, UsageReport.Line::retail), currency),
                        new Money(sum(lines, UsageReport.Line::saving), currency),
                        sum(lines, UsageReport.Line::retailUnknown));
        return new UsageTable(rows, sum);
    }

    private static long sum(List<UsageReport.Line> lines, ToLongFunction<UsageReport.Line> amount) {
        return lines.stream().mapToLong(amount).reduce(0, Math::addExact);
    }
}
