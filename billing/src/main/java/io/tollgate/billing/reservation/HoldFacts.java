package io.tollgate.billing.reservation;

import io.tollgate.billing.settlement.EndedCall;
import io.tollgate.billing.shard.ShardCall;
import io.tollgate.billing.usage.CallId;
import io.tollgate.billing.usage.UsageRecord;
import io.tollgate.catalog.id.KeyId;
import io.tollgate.catalog.id.TenantId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a hold in Redis says about its call, enough to book it when its gateway is dead. The text
/// is `hold|incarnation|deadline_ms|tenant|key|currency|model|budget|counted`, where `counted` is
/// the script's own note.
///
/// @param deadlineMs Redis time
public record HoldFacts(
        CallId call,
        long holdNanos,
        String incarnation,
        long deadlineMs,
        TenantId tenant,
        KeyId key,
        String currency,
        String model,
        UUID budget) {
    /// Without budget and note: written by a former version, to be drained by this one.
    private static final int FORMER_PARTS = 7;

    private static final int PARTS = 9;

    private static final int CHECKPOINT_PARTS = 3;

    /// No model is called this.
    private static final String DECREASE = ":decrease";

    /// Throws [IllegalArgumentException] for text that this program never wrote.
    public static HoldFacts parse(String call, String text) {
        List<String> parts = List.of(text.split("\\|", PARTS));
        if (parts.size() != PARTS && parts.size() != FORMER_PARTS) {
            throw new IllegalArgumentException("hold " + call + ": " + text);
        }
        return new HoldFacts(
                CallId.parse(call),
                Long.parseLong(parts.get(0)),
                parts.get(1),
                Long.parseLong(parts.get(2)),
                TenantId.parse(parts.get(3)),
                KeyId.parse(parts.get(4)),
                parts.get(5),
                parts.get(6),
                UUID.fromString(parts.get(parts.size() == PARTS ? 7 : 4)));
    }

    /// The part behind the deadline.
    static String text(ReserveRequest request) {
        return String.join(
                "|",
                request.tenant().toString(),
                request.key().toString(),
                request.currency(),
                request.model(),
                request.budget().toString());
    }

    /// Whether this holds credit for a decrease of it, not for a call.
    public boolean ofDecrease() {
        return model.equals(DECREASE);
    }

    /// What a decrease writes in the place of a call's facts.
    public static String ofDecrease(TenantId tenant, CallId hold, String currency) {
        return String.join(
                "|", tenant.toString(), hold.toString(), currency, DECREASE, hold.toString());
    }

    /// The record of a call that nobody will finish: charged nothing.
    public UsageRecord abandoned() {
        return UsageRecord.nothing(
                call, tenant, key, model, currency, UsageRecord.Status.ABANDONED);
    }

    /// The call as its gateway's death left it.
    ///
    /// @param checkpoint `computed|tokens|record` of its last one, null without any
    public EndedCall ended(@Nullable String checkpoint) {
        if (checkpoint == null) {
            return EndedCall.of(abandoned());
        }
        List<String> parts = List.of(checkpoint.split("\\|", CHECKPOINT_PARTS));
        long computed = Long.parseLong(parts.getFirst());
        long charge = Math.min(computed, holdNanos);
        return new EndedCall(call, parts.getLast(), charge, computed - charge);
    }

    /// How the script is told of that.
    public ShardCall.End end() {
        return RedisReservations.end(abandoned());
    }
}
