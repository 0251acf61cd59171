package io.tollgate.admin.requests;

import io.tollgate.billing.money.Money;
import io.tollgate.billing.pricing.Rating;
import io.tollgate.billing.usage.StoredUsage;
import io.tollgate.billing.usage.UsageRecord;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One call as a formula: the lines sum to `sum`, and `charge` is that less `shortfall`.
///
/// @param keyName null for a key that is gone
/// @param retail null if the list price is unknown
/// @param saving retail less charge; null if unknown
/// @param ours null for who may not see what the call cost us
record Receipt(
        UsageRecord call,
        @Nullable String keyName,
        List<Line> lines,
        Money sum,
        Money charge,
        Money shortfall,
        @Nullable Money retail,
        @Nullable Money saving,
        List<Tried> attempts,
        @Nullable Ours ours) {
    Receipt {
        lines = List.copyOf(lines);
        attempts = List.copyOf(attempts);
    }

    /// Whether the call cost less than the list price: only then is there a saving to speak of.
    public boolean cheaper() {
        return saving != null && saving.nanos() > 0;
    }

    /// As a badge takes it.
    public String tone() {
        return switch (call.status()) {
            case COMPLETED -> "ok";
            case PARTIAL, CLIENT_GONE, ABANDONED -> "warn";
            case FAILED -> "bad";
        };
    }

    /// One kind: `units × price = amount`, rounded once.
    ///
    /// @param price a million units, or one for a price a call
    record Line(String kind, long units, Money price, boolean perMillion, Money amount) {}

    /// One attempt.
    ///
    /// @param passedOver empty for who may not see it
    /// @param cost what it cost us for nothing, null if nothing or for who may not see it
    record Tried(
            UsageRecord.Attempt attempt,
            String chosenBy,
            List<String> passedOver,
            @Nullable Money cost) {
        static Tried of(UsageRecord.Attempt attempt, boolean forOperator) {
            String chosenBy = attempt.chosenBy();
            UsageRecord.Cost cost = attempt.cost();
            return new Tried(
                    attempt,
                    chosenBy == null ? UsageRecord.Attempt.USUAL_CHOICE : chosenBy,
                    forOperator ? attempt.passedOver() : List.of(),
                    forOperator && cost != null
                            ? new Money(cost.nanos(), Currency.getInstance(cost.currency()))
                            : null);
        }
    }

    /// What the call was to us.
    ///
    /// @param cost null if unknown
    /// @param margin null if unknown or in another currency
    record Ours(
            UsageRecord.@Nullable Upstream upstream,
            @Nullable Money cost,
            @Nullable Money margin) {}

    static Receipt of(StoredUsage stored, @Nullable String keyName, boolean forOperator) {
        UsageRecord call = stored.record();
        Currency currency = Currency.getInstance(call.currency());
        UsageRecord.Retail retail = call.retail();
        return new Receipt(
                call,
                keyName,
                call.chargeLines().stream()
                        .filter(line -> line.units() > 0)
                        .map(line -> line(line, currency))
                        .toList(),
                new Money(call.computedNanos(), currency),
                new Money(stored.chargeNanos(), currency),
                new Money(stored.shortfallNanos(), currency),
                retail == null
                        ? null
                        : new Money(retail.nanos(), Currency.getInstance(retail.currency())),
                money(stored.savingNanos(), currency),
                call.attempts().stream().map(one -> Tried.of(one, forOperator)).toList(),
                forOperator ? ours(stored, currency) : null);
    }

    private static Line line(UsageRecord.ChargeLine line, Currency currency) {
        boolean perMillion = !line.kind().equals(Rating.REQUEST);
        return new Line(
                line.kind(),
                line.units(),
                new Money(
                        perMillion ? line.nanosPerMillion() : line.nanos() / line.units(),
                        currency),
                perMillion,
                new Money(line.nanos(), currency));
    }

    private static Ours ours(StoredUsage stored, Currency currency) {
        UsageRecord.Cost cost = stored.record().cost();
        return new Ours(
                stored.record().upstream(),
                cost == null
                        ? null
                        : new Money(cost.nanos(), Currency.getInstance(cost.currency())),
                money(stored.marginNanos(), currency));
    }

    private static @Nullable Money money(@Nullable Long nanos, Currency currency) {
        return nanos == null ? null : new Money(nanos, currency);
    }
}
