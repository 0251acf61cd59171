package io.tollgate.admin.web;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.io.IOException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Says what is wrong with a body in the caller's words: the path of the field and the type that
/// belongs there.
final class JsonFaults {
    private JsonFaults() {}

    static Refused refusal(IOException fault) {
        return switch (fault) {
            case UnrecognizedPropertyException unknown ->
                    Refused.unknownField(path(unknown.getPath()));
            case MismatchedInputException mismatch -> mismatch(mismatch);
            case StreamReadException syntax -> syntax(syntax);
            case JsonMappingException mapping
                    when mapping.getCause() instanceof InputCoercionException ->
                    Refused.invalid(path(mapping.getPath()), "must be a whole number in range");
            case JsonMappingException mapping when mapping.getCause() instanceof Refused refused ->
                    refused;
            case JsonMappingException mapping
                    when mapping.getCause() instanceof StreamReadException syntax ->
                    syntax(syntax);
            case JsonProcessingException other ->
                    Refused.malformed("malformed JSON: " + other.getOriginalMessage(), null);
            default -> Refused.malformed("the body could not be read", null);
        };
    }

    private static Refused mismatch(MismatchedInputException fault) {
        String wanted = wanted(fault.getTargetType());
        String path = path(fault.getPath());
        return path.isEmpty()
                ? Refused.malformed("a JSON object is required", null)
                : Refused.invalid(path, "must be " + wanted);
    }

    private static Refused syntax(StreamReadException fault) {
        boolean duplicate = fault.getOriginalMessage().startsWith("Duplicate");
        String at =
                fault.getLocation() == null
                        ? ""
                        : " at line %d, column %d"
                                .formatted(
                                        fault.getLocation().getLineNr(),
                                        fault.getLocation().getColumnNr());
        JsonParser parser = fault.getProcessor();
        @Nullable String field =
                duplicate && parser != null ? duplicated(parser, fault.getOriginalMessage()) : null;
        return Refused.malformed(
                (duplicate ? "a field is given twice" : "malformed JSON") + at, field);
    }

    private static String duplicated(JsonParser parser, String message) {
        StringBuilder path = new StringBuilder();
        for (JsonStreamContext at = parser.getParsingContext().getParent();
                at != null && !at.inRoot();
                at = at.getParent()) {
            path.insert(
                    0,
                    at.inArray() ? "[" + at.getCurrentIndex() + "]." : at.getCurrentName() + ".");
        }
        int from = message.indexOf('\'');
        int to = message.lastIndexOf('\'');
        return path.toString().replace(".[", "[") + message.substring(from + 1, to);
    }

    private static String path(List<JsonMappingException.Reference> references) {
        StringBuilder path = new StringBuilder();
        for (JsonMappingException.Reference reference : references) {
            if (reference.getFieldName() == null) {
                path.append('[').append(reference.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(reference.getFieldName());
            }
        }
        return path.toString();
    }

    private static String wanted(@Nullable Class<?> type) {
        if (type == null) {
            return "of another type";
        }
        if (type == String.class || type == Instant.class) {
            return "a string";
        }
        if (type == Integer.class
                || type == Long.class
                || type == int.class
                || type == long.class) {
            return "a whole number in range";
        }
        if (type == Boolean.class || type == boolean.class) {
            return "true or false";
        }
        if (Collection.class.isAssignableFrom(type)) {
            return "an array";
        }
        return type.isRecord() || Map.class.isAssignableFrom(type)
                ? "an object"
                : "of another type";
    }
}
