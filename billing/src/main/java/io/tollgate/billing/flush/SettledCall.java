package io.tollgate.billing.flush;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tollgate.billing.settlement.EndedCall;
import io.tollgate.billing.usage.CallId;
import io.tollgate.catalog.id.KeyId;
import io.tollgate.catalog.id.TenantId;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/// One settlement on its way into PostgreSQL: what Redis decided, and the row for `usage_record` as
/// JSON by column.
///
/// @param chargeNanos what Redis added to the tenant's `spent`
record SettledCall(
        CallId call,
        TenantId tenant,
        KeyId key,
        long chargeNanos,
        long shortfallNanos,
        ObjectNode row) {
    private static final ObjectMapper JSON = new ObjectMapper();
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
            ObjectNode row = (ObjectNode) JSON.readTree(json);
            row.put("charge_nanos", charge);
            row.put("shortfall_nanos", shortfall);
            row.put("created_at", call.moment().toString());
            return new SettledCall(
                    call,
                    TenantId.parse(row.path("tenant_id").asText()),
                    KeyId.parse(row.path("key_id").asText()),
                    charge,
                    shortfall,
                    row);
        } catch (JsonProcessingException | ClassCastException failure) {
            throw new IllegalArgumentException("record of " + call, failure);
        }
    }

    /// The call with nothing of its record but what is charged.
    SettledCall chargeAlone() {
        return new SettledCall(call, tenant, key, chargeNanos, shortfallNanos, row.objectNode());
    }

    LocalDate day() {
        return call.moment().atZone(ZoneOffset.UTC).toLocalDate();
    }

    YearMonth period() {
        return YearMonth.from(day());
    }

    long number(String column) {
        return row.path(column).asLong();
    }

    /// The upstream's name and the cost's currency and nanos, where a cost is known.
    Optional<UpstreamCost> cost() {
        JsonNode nanos = row.get("cost_nanos");
        return nanos == null || nanos.asLong() == 0
                ? Optional.empty()
                : Optional.of(
                        new UpstreamCost(
                                row.get("upstream").asText(),
                                row.get("cost_currency").asText(),
                                nanos.asLong()));
    }

    record UpstreamCost(String upstream, String currency, long nanos) {}
}
