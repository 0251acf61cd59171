package io.tollgate.billing.settlement;

import io.tollgate.billing.usage.UsageRecord;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A usage record as one JSON object whose members are the columns of `usage_record`, so that it
/// goes from the gateway through Redis into PostgreSQL without being rebuilt. `created_at`,
/// `charge_nanos` and `shortfall_nanos` are added by the flush.
public final class RecordJson {
    private static final int USUAL_LENGTH = 1280;

    private RecordJson() {}

    public static String write(UsageRecord record) {
        JsonMembers json = new JsonMembers(USUAL_LENGTH);
        writeCall(json, record);
        writeUsage(json, record);
        writeCharge(json, record);
        writeAttempts(json, record);
        return json.end();
    }

    private static void writeCall(JsonMembers json, UsageRecord record) {
        json.text("id", record.call().toString())
                .text("tenant_id", record.tenant().toString())
                .text("key_id", record.key().toString())
                .text("model", record.model())
                .flag("stream", record.stream())
                .text("status", lower(record.status()))
                .number("latency_ms", record.latencyMs());
        if (record.timeToFirstTokenMs() != null) {
            json.number("time_to_first_token_ms", record.timeToFirstTokenMs());
        }
        UsageRecord.Upstream upstream = record.upstream();
        if (upstream != null) {
            json.text("upstream_id", upstream.id().toString())
                    .text("upstream", upstream.name())
                    .text("upstream_model", upstream.model())
                    .textOrNull("credential", upstream.credential());
        }
    }

    private static void writeUsage(JsonMembers json, UsageRecord record) {
        json.text("usage_source", lower(record.usageSource()))
                .number("input", record.usage().input())
                .number("cached_input", record.usage().cachedInput())
                .number("cache_write", record.usage().cacheWrite())
                .number("output", record.usage().output())
                .number("reasoning", record.usage().reasoning());
        if (!record.unpriced().isEmpty()) {
            json.open("unpriced", '{');
            record.unpriced().forEach(json::number);
            json.close('}');
        }
    }

    private static void writeCharge(JsonMembers json, UsageRecord record) {
        json.text("currency", record.currency());
        writeId(json, "price_version", record.priceVersion());
        json.open("charge_lines", '[');
        for (UsageRecord.ChargeLine line : record.chargeLines()) {
            json.element()
                    .text("kind", line.kind())
                    .number("units", line.units())
                    .number("price_nanos", line.nanosPerMillion())
                    .number("nanos", line.nanos())
                    .close('}');
        }
        json.close(']');
        UsageRecord.Retail retail = record.retail();
        if (retail != null) {
            json.number("retail_nanos", retail.nanos()).text("retail_currency", retail.currency());
            writeId(json, "retail_version", retail.version());
        }
        UsageRecord.Cost cost = record.cost();
        if (cost != null) {
            json.number("cost_nanos", cost.nanos()).text("cost_currency", cost.currency());
            writeId(json, "wholesale_version", cost.version());
        }
    }

    private static void writeAttempts(JsonMembers json, UsageRecord record) {
        json.open("attempts", '[');
        for (UsageRecord.Attempt attempt : record.attempts()) {
            json.element().text("upstream", attempt.upstream());
            if (attempt.status() != null) {
                json.number("status", attempt.status());
            }
            if (attempt.failureClass() != null) {
                json.text("class", attempt.failureClass());
            }
            json.number("latency_ms", attempt.latencyMs());
            writeChoice(json, attempt);
            json.close('}');
        }
        json.close(']');
    }

    private static void writeChoice(JsonMembers json, UsageRecord.Attempt attempt) {
        if (attempt.credential() != null) {
            json.text("credential", attempt.credential());
        }
        if (attempt.chosenBy() != null) {
            json.text("chosen_by", attempt.chosenBy());
        }
        if (!attempt.passedOver().isEmpty()) {
            json.open("passed_over", '[');
            attempt.passedOver().forEach(json::element);
            json.close(']');
        }
        UsageRecord.Cost cost = attempt.cost();
        if (cost != null) {
            json.number("cost_nanos", cost.nanos()).text("cost_currency", cost.currency());
            writeId(json, "wholesale_version", cost.version());
        }
    }

    private static void writeId(JsonMembers json, String name, @Nullable UUID id) {
        if (id != null) {
            json.text(name, id.toString());
        }
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
