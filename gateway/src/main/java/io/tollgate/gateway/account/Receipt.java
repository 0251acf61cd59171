package io.tollgate.gateway.account;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.tollgate.billing.money.Decimals;
import io.tollgate.billing.usage.StoredUsage;
import io.tollgate.billing.usage.TokenUsage;
import io.tollgate.billing.usage.UsageRecord;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One call explained to its caller: what it used, what it cost and why. Says nothing of our own
/// cost.
record Receipt(
        String id,
        String model,
        @Nullable String upstreamModel,
        String createdAt,
        boolean stream,
        String status,
        Usage usage,
        Amount charge,
        Amount shortfall,
        List<Line> chargeLines,
        @Nullable String priceVersion,
        @Nullable Amount retail,
        @Nullable Amount saving,
        long latencyMs,
        @Nullable Long timeToFirstTokenMs,
        List<Attempt> attempts) {

    /// Money as everywhere in JSON.
    record Amount(String amount, String currency) {
        static Amount of(long nanos, String currency) {
            return new Amount(Decimals.format(nanos), currency);
        }
    }

    record Usage(
            long input,
            long cachedInput,
            long cacheWrite,
            long output,
            long reasoning,
            String source) {}

    record Line(String kind, long units, String pricePerMillion, String amount) {}

    record Attempt(
            String upstream,
            @Nullable Integer status,
            @JsonProperty("class") @Nullable String failureClass,
            long latencyMs,
            String chosenBy) {}

    static Receipt of(StoredUsage stored) {
        UsageRecord call = stored.record();
        UsageRecord.Upstream upstream = call.upstream();
        UsageRecord.Retail retail = call.retail();
        Long saving = stored.savingNanos();
        UUID version = call.priceVersion();
        return new Receipt(
                call.call().toString(),
                call.model(),
                upstream == null ? null : upstream.model(),
                call.createdAt().toString(),
                call.stream(),
                wire(call.status()),
                usage(call.usage(), call.usageSource()),
                Amount.of(stored.chargeNanos(), call.currency()),
                Amount.of(stored.shortfallNanos(), call.currency()),
                lines(call),
                version == null ? null : Objects.toString(version),
                retail == null ? null : Amount.of(retail.nanos(), retail.currency()),
                saving == null ? null : Amount.of(saving, call.currency()),
                call.latencyMs(),
                call.timeToFirstTokenMs(),
                call.attempts().stream().map(Receipt::attempt).toList());
    }

    private static Usage usage(TokenUsage tokens, UsageRecord.UsageSource source) {
        return new Usage(
                tokens.input(),
                tokens.cachedInput(),
                tokens.cacheWrite(),
                tokens.output(),
                tokens.reasoning(),
                wire(source));
    }

    private static List<Line> lines(UsageRecord call) {
        return call.chargeLines().stream()
                .filter(line -> line.units() > 0)
                .map(line ->
                        new Line(
                                line.kind(),
                                line.units(),
                                Decimals.format(line.nanosPerMillion()),
                                Decimals.format(line.nanos())))
                .toList();
    }

    private static Attempt attempt(UsageRecord.Attempt attempt) {
        String chosenBy = attempt.chosenBy();
        return new Attempt(
                attempt.upstream(),
                attempt.status(),
                attempt.failureClass(),
                attempt.latencyMs(),
                chosenBy == null ? UsageRecord.Attempt.USUAL_CHOICE : chosenBy);
    }

    private static String wire(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
