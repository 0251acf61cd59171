package io.tollgate.billing.settlement;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.tollgate.billing.usage.UsageRecord;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A usage record as one JSON object whose members are the columns of `usage_record`, so that it
/// goes from the gateway through Redis into PostgreSQL without being rebuilt. `created_at`,
/// `charge_nanos` and `shortfall_nanos` are added by the flush.
public final class RecordJson {
    private static final JsonFactory JSON = new JsonFactory();

    private RecordJson() {}

    public static String write(UsageRecord record) {
        StringWriter text = new StringWriter(1024);
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            writeCall(json, record);
            writeUsage(json, record);
            writeCharge(json, record);
            writeAttempts(json, record);
            json.writeEndObject();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return text.toString();
    }

    private static void writeCall(JsonGenerator json, UsageRecord record) throws IOException {
        json.writeStringField("id", record.call().toString());
        json.writeStringField("tenant_id", record.tenant().toString());
        json.writeStringField("key_id", record.key().toString());
        json.writeStringField("model", record.model());
        json.writeBooleanField("stream", record.stream());
        json.writeStringField("status", lower(record.status()));
        json.writeNumberField("latency_ms", record.latencyMs());
        if (record.timeToFirstTokenMs() != null) {
            json.writeNumberField("time_to_first_token_ms", record.timeToFirstTokenMs());
        }
        UsageRecord.Upstream upstream = record.upstream();
        if (upstream != null) {
            json.writeStringField("upstream_id", upstream.id().toString());
            json.writeStringField("upstream", upstream.name());
            json.writeStringField("upstream_model", upstream.model());
            json.writeStringField("credential", upstream.credential());
        }
    }

    private static void writeUsage(JsonGenerator json, UsageRecord record) throws IOException {
        json.writeStringField("usage_source", lower(record.usageSource()));
        json.writeNumberField("input", record.usage().input());
        json.writeNumberField("cached_input", record.usage().cachedInput());
        json.writeNumberField("cache_write", record.usage().cacheWrite());
        json.writeNumberField("output", record.usage().output());
        json.writeNumberField("reasoning", record.usage().reasoning());
        if (!record.unpriced().isEmpty()) {
            json.writeObjectFieldStart("unpriced");
            for (Map.Entry<String, Long> kind : record.unpriced().entrySet()) {
                json.writeNumberField(kind.getKey(), kind.getValue());
            }
            json.writeEndObject();
        }
    }

    private static void writeCharge(JsonGenerator json, UsageRecord record) throws IOException {
        json.writeStringField("currency", record.currency());
        writeId(json, "price_version", record.priceVersion());
        json.writeArrayFieldStart("charge_lines");
        for (UsageRecord.ChargeLine line : record.chargeLines()) {
            json.writeStartObject();
            json.writeStringField("kind", line.kind());
            json.writeNumberField("units", line.units());
            json.writeNumberField("price_nanos", line.nanosPerMillion());
            json.writeNumberField("nanos", line.nanos());
            json.writeEndObject();
        }
        json.writeEndArray();
        UsageRecord.Retail retail = record.retail();
        if (retail != null) {
            json.writeNumberField("retail_nanos", retail.nanos());
            json.writeStringField("retail_currency", retail.currency());
            writeId(json, "retail_version", retail.version());
        }
        UsageRecord.Cost cost = record.cost();
        if (cost != null) {
            json.writeNumberField("cost_nanos", cost.nanos());
            json.writeStringField("cost_currency", cost.currency());
            writeId(json, "wholesale_version", cost.version());
        }
    }

    private static void writeAttempts(JsonGenerator json, UsageRecord record) throws IOException {
        json.writeArrayFieldStart("attempts");
        for (UsageRecord.Attempt attempt : record.attempts()) {
            json.writeStartObject();
            json.writeStringField("upstream", attempt.upstream());
            if (attempt.status() != null) {
                json.writeNumberField("status", attempt.status());
            }
            if (attempt.failureClass() != null) {
                json.writeStringField("class", attempt.failureClass());
            }
            json.writeNumberField("latency_ms", attempt.latencyMs());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void writeId(JsonGenerator json, String name, @Nullable UUID id)
            throws IOException {
        if (id != null) {
            json.writeStringField(name, id.toString());
        }
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
