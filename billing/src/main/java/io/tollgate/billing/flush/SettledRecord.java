package io.tollgate.billing.flush;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.tollgate.catalog.id.KeyId;
import io.tollgate.catalog.id.TenantId;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A settlement's record as the gateway wrote it, which goes on to PostgreSQL as it is, and what is
/// added up of it.
///
/// @param json by column of `usage_record`
/// @param numbers by column, those that are there
record SettledRecord(
        String json,
        TenantId tenant,
        KeyId key,
        Map<String, Long> numbers,
        Optional<UpstreamCost> cost) {
    private static final JsonFactory JSON = new JsonFactory();
    private static final Set<String> TEXTS =
            Set.of("tenant_id", "key_id", "upstream", "cost_currency");
    private static final Set<String> NUMBERS =
            Set.of("input", "cached_input", "cache_write", "output", "reasoning", "cost_nanos");

    /// What an upstream gets for a call.
    record UpstreamCost(String upstream, String currency, long nanos) {}

    /// Reads a record; it is for PostgreSQL to say whether it makes a row.
    ///
    /// @throws IOException if it is no JSON object
    /// @throws IllegalArgumentException if it does not say whose call it is
    static SettledRecord read(String json) throws IOException {
        Map<String, String> texts = new HashMap<>();
        Map<String, Long> numbers = new HashMap<>();
        try (JsonParser parser = JSON.createParser(json)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new IOException("a record is a JSON object");
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                JsonToken value = parser.nextToken();
                if (NUMBERS.contains(name)) {
                    numbers.put(name, number(parser, value));
                } else if (TEXTS.contains(name) && value == JsonToken.VALUE_STRING) {
                    texts.put(name, parser.getText());
                }
                parser.skipChildren();
            }
        }
        return new SettledRecord(
                json,
                TenantId.parse(texts.getOrDefault("tenant_id", "")),
                KeyId.parse(texts.getOrDefault("key_id", "")),
                numbers,
                cost(texts, numbers.getOrDefault("cost_nanos", 0L)));
    }

    /// The row of `usage_record`: the record with what was decided after it was written.
    ///
    /// @param createdAt the call's moment, RFC 3339
    /// @param transaction that the charge is part of, null if that is not known
    String row(
            long chargeNanos, long shortfallNanos, String createdAt, @Nullable UUID transaction) {
        return new StringBuilder(json.length() + 192)
                .append(json, 0, json.lastIndexOf('}'))
                .append(",\"charge_nanos\":")
                .append(chargeNanos)
                .append(",\"shortfall_nanos\":")
                .append(shortfallNanos)
                .append(",\"created_at\":\"")
                .append(createdAt)
                .append("\",\"transaction_id\":")
                .append(transaction == null ? "null" : '"' + transaction.toString() + '"')
                .append('}')
                .toString();
    }

    /// 0 for what is no number that a column could hold.
    private static long number(JsonParser parser, JsonToken value) throws IOException {
        return switch (value) {
            case VALUE_NUMBER_INT ->
                    parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER
                            ? 0
                            : parser.getLongValue();
            case VALUE_STRING -> parser.getValueAsLong();
            default -> 0;
        };
    }

    private static Optional<UpstreamCost> cost(Map<String, String> texts, long nanos) {
        return nanos == 0
                ? Optional.empty()
                : Optional.of(
                        new UpstreamCost(
                                texts.getOrDefault("upstream", ""),
                                texts.getOrDefault("cost_currency", ""),
                                nanos));
    }
}
