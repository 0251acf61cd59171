package io.tollgate.admin.requests;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.tollgate.admin.web.Check;
import io.tollgate.admin.web.MoneyView;
import io.tollgate.billing.money.Decimals;
import io.tollgate.billing.usage.StoredUsage;
import io.tollgate.billing.usage.TokenUsage;
import io.tollgate.billing.usage.UsageRecord;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The receipt of one call, with what it cost us. To a tenant key cost, margin, upstream and
/// credential are null.
///
/// @param upstream name of the one that answered
/// @param credential name of the credential used there
/// @param margin charge less cost; null if the cost is unknown or in another currency
/// @param saving retail less charge; null if unknown
record RequestView(
        String id,
        String tenant,
        String key,
        String model,
        @Nullable String upstreamModel,
        @Nullable String upstream,
        @Nullable String credential,
        Instant createdAt,
        boolean stream,
        String status,
        UsageView usage,
        MoneyView charge,
        MoneyView shortfall,
        List<LineView> chargeLines,
        @Nullable String priceVersion,
        @Nullable MoneyView retail,
        @Nullable MoneyView saving,
        @Nullable MoneyView cost,
        @Nullable MoneyView margin,
        long latencyMs,
        @Nullable Long timeToFirstTokenMs,
        List<AttemptView> attempts) {

    /// Tokens by kind; the kinds are disjoint.
    record UsageView(
            long input,
            long cachedInput,
            long cacheWrite,
            long output,
            long reasoning,
            String source) {
        static UsageView of(TokenUsage usage, UsageRecord.UsageSource source) {
            return new UsageView(
                    usage.input(),
                    usage.cachedInput(),
                    usage.cacheWrite(),
                    usage.output(),
                    usage.reasoning(),
                    Check.wire(source));
        }
    }

    record LineView(String kind, long units, String pricePerMillion, String amount) {
        static LineView of(UsageRecord.ChargeLine line) {
            return new LineView(
                    line.kind(),
                    line.units(),
                    Decimals.format(line.nanosPerMillion()),
                    Decimals.format(line.nanos()));
        }
    }

    record AttemptView(
            String upstream,
            @Nullable Integer status,
            @JsonProperty("class") @Nullable String failureClass,
            long latencyMs,
            String chosenBy,
            @Nullable String credential,
            List<String> passedOver,
            @Nullable MoneyView cost) {
        static AttemptView of(UsageRecord.Attempt attempt, boolean forOperator) {
            String chosenBy = attempt.chosenBy();
            UsageRecord.Cost cost = attempt.cost();
            return new AttemptView(
                    attempt.upstream(),
                    attempt.status(),
                    attempt.failureClass(),
                    attempt.latencyMs(),
                    chosenBy == null ? UsageRecord.Attempt.USUAL_CHOICE : chosenBy,
                    forOperator ? attempt.credential() : null,
                    forOperator ? attempt.passedOver() : List.of(),
                    forOperator && cost != null
                            ? MoneyView.of(cost.nanos(), cost.currency())
                            : null);
        }
    }

    static RequestView of(StoredUsage stored, boolean forOperator) {
        UsageRecord call = stored.record();
        UsageRecord.Upstream upstream = call.upstream();
        UsageRecord.Retail retail = call.retail();
        UsageRecord.Cost cost = forOperator ? call.cost() : null;
        UsageRecord.Upstream shown = forOperator ? upstream : null;
        return new RequestView(
                call.call().toString(),
                call.tenant().toString(),
                call.key().toString(),
                call.model(),
                upstream == null ? null : upstream.model(),
                shown == null ? null : shown.name(),
                shown == null ? null : shown.credential(),
                call.createdAt(),
                call.stream(),
                Check.wire(call.status()),
                UsageView.of(call.usage(), call.usageSource()),
                MoneyView.of(stored.chargeNanos(), call.currency()),
                MoneyView.of(stored.shortfallNanos(), call.currency()),
                call.chargeLines().stream()
                        .filter(line -> line.units() > 0)
                        .map(LineView::of)
                        .toList(),
                call.priceVersion() == null ? null : call.priceVersion().toString(),
                retail == null ? null : MoneyView.of(retail.nanos(), retail.currency()),
                money(stored.savingNanos(), call.currency()),
                cost == null ? null : MoneyView.of(cost.nanos(), cost.currency()),
                forOperator ? money(stored.marginNanos(), call.currency()) : null,
                call.latencyMs(),
                call.timeToFirstTokenMs(),
                call.attempts().stream()
                        .map(attempt -> AttemptView.of(attempt, forOperator))
                        .toList());
    }

    private static @Nullable MoneyView money(@Nullable Long nanos, String currency) {
        return nanos == null ? null : MoneyView.of(nanos, currency);
    }
}
