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

/// One settlement on its way into PostgreSQL: what Redis decided, and its record.
///
/// @param chargeNanos what Redis added to the tenant's `spent`
/// @param counted whether its record is added up; one in quarantine is not
record SettledCall(
        CallId call, long chargeNanos, long shortfallNanos, SettledRecord record, boolean counted) {
    private static final int PARTS = 3;

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

    private static SettledCall of(CallId call, long charge, long shortfall, String json) {
        try {
            return new SettledCall(call, charge, shortfall, SettledRecord.read(json), true);
        } catch (IOException failure) {
            throw new IllegalArgumentException("record of " + call, failure);
        }
    }

    /// The call with nothing of its record but what is charged.
    SettledCall chargeAlone() {
        return new SettledCall(call, chargeNanos, shortfallNanos, record, false);
    }

    TenantId tenant() {
        return record.tenant();
    }

    KeyId key() {
        return record.key();
    }

    /// Its row of `usage_record` as JSON by column.
    String row() {
        return record.row(chargeNanos, shortfallNanos, call.moment().toString());
    }

    LocalDate day() {
        return call.moment().atZone(ZoneOffset.UTC).toLocalDate();
    }

    YearMonth period() {
        return YearMonth.from(day());
    }

    /// What the record says in a column, `charge_nanos` included.
    long number(String column) {
        if (!counted) {
            return 0;
        }
        return column.equals("charge_nanos")
                ? chargeNanos
                : record.numbers().getOrDefault(column, 0L);
    }

    /// The cost where one is known.
    Optional<SettledRecord.UpstreamCost> cost() {
        return counted ? record.cost() : Optional.empty();
    }
}
