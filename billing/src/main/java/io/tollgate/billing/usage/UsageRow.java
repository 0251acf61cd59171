package io.tollgate.billing.usage;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tollgate.catalog.id.KeyId;
import io.tollgate.catalog.id.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A row of `usage_record`.
final class UsageRow {
    private static final ObjectMapper JSON = new ObjectMapper();

    private UsageRow() {}

    static StoredUsage fromRow(ResultSet row) throws SQLException {
        List<UsageRecord.ChargeLine> lines = lines(json(row.getString("charge_lines")));
        UsageRecord record =
                new UsageRecord(
                        new CallId(row.getObject("id", UUID.class)),
                        new TenantId(row.getObject("tenant_id", UUID.class)),
                        new KeyId(row.getObject("key_id", UUID.class)),
                        row.getString("model"),
                        row.getBoolean("stream"),
                        UsageRecord.Status.valueOf(upper(row.getString("status"))),
                        usage(row),
                        UsageRecord.UsageSource.valueOf(upper(row.getString("usage_source"))),
                        unpriced(row.getString("unpriced")),
                        row.getString("currency"),
                        lines.stream().mapToLong(UsageRecord.ChargeLine::nanos).sum(),
                        lines,
                        row.getObject("price_version", UUID.class),
                        retail(row),
                        cost(row),
                        upstream(row),
                        row.getLong("latency_ms"),
                        row.getObject("time_to_first_token_ms", Long.class),
                        attempts(json(row.getString("attempts"))));
        return new StoredUsage(record, row.getLong("charge_nanos"), row.getLong("shortfall_nanos"));
    }

    private static TokenUsage usage(ResultSet row) throws SQLException {
        return new TokenUsage(
                row.getLong("input"),
                row.getLong("cached_input"),
                row.getLong("cache_write"),
                row.getLong("output"),
                row.getLong("reasoning"));
    }

    private static UsageRecord.@Nullable Retail retail(ResultSet row) throws SQLException {
        UUID version = row.getObject("retail_version", UUID.class);
        return version == null
                ? null
                : new UsageRecord.Retail(
                        row.getLong("retail_nanos"), row.getString("retail_currency"), version);
    }

    private static UsageRecord.@Nullable Cost cost(ResultSet row) throws SQLException {
        UUID version = row.getObject("wholesale_version", UUID.class);
        return version == null
                ? null
                : new UsageRecord.Cost(
                        row.getLong("cost_nanos"), row.getString("cost_currency"), version);
    }

    private static UsageRecord.@Nullable Upstream upstream(ResultSet row) throws SQLException {
        UUID id = row.getObject("upstream_id", UUID.class);
        return id == null
                ? null
                : new UsageRecord.Upstream(
                        id,
                        row.getString("upstream"),
                        row.getString("upstream_model"),
                        row.getString("credential"));
    }

    private static List<UsageRecord.ChargeLine> lines(JsonNode array) {
        List<UsageRecord.ChargeLine> lines = new ArrayList<>();
        for (JsonNode line : array) {
            lines.add(
                    new UsageRecord.ChargeLine(
                            line.get("kind").asText(),
                            line.get("units").asLong(),
                            line.get("price_nanos").asLong(),
                            line.get("nanos").asLong()));
        }
        return lines;
    }

    private static List<UsageRecord.Attempt> attempts(JsonNode array) {
        List<UsageRecord.Attempt> attempts = new ArrayList<>();
        for (JsonNode attempt : array) {
            attempts.add(
                    new UsageRecord.Attempt(
                            attempt.get("upstream").asText(),
                            attempt.hasNonNull("status") ? attempt.get("status").asInt() : null,
                            text(attempt, "class"),
                            attempt.get("latency_ms").asLong(),
                            text(attempt, "credential"),
                            text(attempt, "chosen_by"),
                            passedOver(attempt),
                            lost(attempt)));
        }
        return attempts;
    }

    private static @Nullable String text(JsonNode attempt, String field) {
        return attempt.hasNonNull(field) ? attempt.get(field).asText() : null;
    }

    private static UsageRecord.@Nullable Cost lost(JsonNode attempt) {
        String version = text(attempt, "wholesale_version");
        return version == null
                ? null
                : new UsageRecord.Cost(
                        attempt.path("cost_nanos").asLong(),
                        attempt.path("cost_currency").asText(),
                        UUID.fromString(version));
    }

    private static List<String> passedOver(JsonNode attempt) {
        List<String> passedOver = new ArrayList<>();
        attempt.path("passed_over").forEach(one -> passedOver.add(one.asText()));
        return passedOver;
    }

    private static Map<String, Long> unpriced(@Nullable String text) {
        Map<String, Long> kinds = new HashMap<>();
        if (text != null) {
            json(text)
                    .properties()
                    .forEach(kind -> kinds.put(kind.getKey(), kind.getValue().asLong()));
        }
        return kinds;
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException failure) {
            throw new IllegalStateException("a usage record holds broken JSON", failure);
        }
    }

    private static String upper(String text) {
        return text.toUpperCase(Locale.ROOT);
    }
}
