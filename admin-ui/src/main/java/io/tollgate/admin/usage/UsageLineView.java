package io.tollgate.admin.usage;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tollgate.admin.web.MoneyView;
import io.tollgate.billing.usage.UsageReport;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// The sums of one group of calls. Fields that it is not grouped by are left out; so are cost and
/// margin for tenants.
///
/// @param cost null when the cost of some call is not known in this currency
/// @param margin charge less cost, null when cost is
/// @param saving retail less charge over the calls whose retail price is known
/// @param retailUnknownCalls charged calls whose retail price is not
record UsageLineView(
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String model,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String key,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String day,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String upstream,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String tenant,
        long calls,
        long failedCalls,
        long input,
        long cachedInput,
        long cacheWrite,
        long output,
        long reasoning,
        MoneyView charge,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable MoneyView cost,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable MoneyView margin,
        MoneyView retail,
        MoneyView saving,
        long retailUnknownCalls) {
    static UsageLineView of(UsageReport.Line line, boolean forOperator) {
        LocalDate day = line.day();
        boolean costKnown = forOperator && line.costUnknown() == 0;
        return new UsageLineView(
                line.model(),
                line.key() == null ? null : line.key().toString(),
                day == null ? null : day.toString(),
                line.upstream(),
                line.tenant() == null ? null : line.tenant().toString(),
                line.calls(),
                line.failed(),
                line.tokens().input(),
                line.tokens().cachedInput(),
                line.tokens().cacheWrite(),
                line.tokens().output(),
                line.tokens().reasoning(),
                MoneyView.of(line.charge(), line.currency()),
                costKnown ? MoneyView.of(line.cost(), line.currency()) : null,
                costKnown ? MoneyView.of(line.charge() - line.cost(), line.currency()) : null,
                MoneyView.of(line.retail(), line.currency()),
                MoneyView.of(line.saving(), line.currency()),
                line.retailUnknown());
    }
}
