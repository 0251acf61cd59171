package io.tollgate.billing.flush;

import io.tollgate.billing.settlement.EndedCall;
import io.tollgate.billing.usage.CallId;
import io.tollgate.catalog.id.KeyId;
import io.tollgate.catalog.id.TenantId;
import java.io.IOException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One settlement on its way into PostgreSQL: what Redis decided, and its record.
///
/// @param chargeNanos what Redis added to the tenant's `spent`
/// @param counted what of it is added up
record SettledCall(
        CallId call, long chargeNanos, long shortfallNanos, SettledRecord record, Share counted) {
    private static final int PARTS = 3;

    /// A part of a call.
    enum Share {
        WHOLE,
        /// Without its record, which is in quarantine.
        CHARGE,
        /// Without its charge, which was booked when its record was not.
        RECORD
    }

    /// Reads `charge|shortfall|record`; empty for the mark of a release without a record, which
    /// books nothing. Throws [IllegalArgumentException] when it cannot be told whose call it is.
    static Optional<SettledCall> parse(String call, String text) {
        List<String> parts = List.of(text.split("\\|", PARTS));
        if (parts.size() < PARTS) {
            throw new IllegalArgumentException("not charge|shortfall|record");
        }
        return parts.get(2).isEmpty()
                ? Optional.empty()
                : Optional.of(
                        of(
                                CallId.parse(call),
                                Long.parseLong(parts.get(0)),
                                Long.parseLong(parts.get(1)),
                                parts.get(2)));
    }

    /// A call that did not come by the stream; nothing was added to `spent` for it in the present
    /// epoch.
    static SettledCall of(EndedCall ended) {
        return of(ended.call(), ended.chargeNanos(), ended.shortfallNanos(), ended.record());
    }

    /// Throws [IllegalArgumentException] when it cannot be told whose call it is.
    static SettledCall of(CallId call, long charge, long shortfall, String json) {
        try {
            return new SettledCall(call, charge, shortfall, SettledRecord.read(json), Share.WHOLE);
        } catch (IOException failure) {
            throw new IllegalArgumentException("record of " + call, failure);
        }
    }

    /// The call with nothing of its record but what is charged.
    SettledCall chargeAlone() {
        return new SettledCall(call, chargeNanos, shortfallNanos, record, Share.CHARGE);
    }

    /// The call with nothing but its record.
    SettledCall recordAlone() {
        return new SettledCall(call, chargeNanos, shortfallNanos, record, Share.RECORD);
    }

    boolean hasRecord() {
        return counted != Share.CHARGE;
    }

    TenantId tenant() {
        return record.tenant();
    }

    KeyId key() {
        return record.key();
    }

    /// Its row of `usage_record` as JSON by column.
    ///
    /// @param transaction that its charge is part of, null if that is not known
    String row(@Nullable UUID transaction) {
        return record.row(chargeNanos, shortfallNanos, call.moment().toString(), transaction);
    }

    LocalDate day() {
        return call.moment().atZone(ZoneOffset.UTC).toLocalDate();
    }

    YearMonth period() {
        return YearMonth.from(day());
    }

    /// What the record says in a column, `charge_nanos` included.
    long number(String column) {
        if (column.equals("charge_nanos")) {
            return counted == Share.RECORD ? 0 : chargeNanos;
        }
        return hasRecord() ? record.numbers().getOrDefault(column, 0L) : 0;
    }

    /// The cost where one is known.
    Optional<SettledRecord.UpstreamCost> cost() {
        return hasRecord() ? record.cost() : Optional.empty();
    }
}
