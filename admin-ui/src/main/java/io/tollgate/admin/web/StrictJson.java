package io.tollgate.admin.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.type.LogicalType;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;

/// JSON of the management API: snake_case names, times in UTC, and no leniency in what comes in.
/// Unknown fields, duplicate keys, wrong types and trailing text are [Refused] with the field's
/// path. A null is the same as a field left out. Thread-safe.
public class StrictJson {
    private final JsonMapper mapper;
    private final ObjectWriter writer;
    private final int maxBytes;

    public StrictJson(int maxDepth, int maxBytes) {
        this.maxBytes = maxBytes;
        mapper = strict(maxDepth);
        writer = mapper.writer().without(SerializationFeature.FLUSH_AFTER_WRITE_VALUE);
    }

    /// Reads one object as this record.
    public <T> T read(byte[] json, Class<T> type) {
        if (json.length == 0) {
            throw Refused.malformed("a JSON object is required", null);
        }
        try {
            T value = mapper.readValue(json, type);
            if (value == null) {
                throw Refused.malformed("a JSON object is required", null);
            }
            return value;
        } catch (IOException fault) {
            throw JsonFaults.refusal(fault);
        }
    }

    /// Reads one object as this record, up to the bound of bytes.
    <T> T read(InputStream body, Class<T> type) throws IOException {
        byte[] bytes = body.readNBytes(maxBytes + 1);
        if (bytes.length > maxBytes) {
            throw Refused.tooLarge(maxBytes);
        }
        return read(bytes, type);
    }

    /// What a value looks like on the wire.
    public JsonNode tree(Object value) {
        return mapper.valueToTree(value);
    }

    byte[] write(Object value) throws IOException {
        return writer.writeValueAsBytes(value);
    }

    private static JsonMapper strict(int maxDepth) {
        JsonFactory factory =
                JsonFactory.builder()
                        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                        .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                        .streamReadConstraints(
                                StreamReadConstraints.builder().maxNestingDepth(maxDepth).build())
                        .build();
        return JsonMapper.builder(factory)
                .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .defaultPropertyInclusion(
                        JsonInclude.Value.construct(
                                JsonInclude.Include.ALWAYS, JsonInclude.Include.ALWAYS))
                .enable(
                        DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                        DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
                        DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS,
                        DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .withCoercionConfig(
                        LogicalType.Textual,
                        text ->
                                text.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                                        .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                                        .setCoercion(
                                                CoercionInputShape.Boolean, CoercionAction.Fail))
                .addModule(new SimpleModule().addSerializer(Instant.class, new TimeWriter()))
                .build();
    }
}
