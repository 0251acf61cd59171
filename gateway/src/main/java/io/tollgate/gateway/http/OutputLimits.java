package io.tollgate.gateway.http;

import io.tollgate.gateway.http.ChatSpans.Member;
import io.tollgate.gateway.http.Value.Shape;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/// How much output a request allows, under either name.
final class OutputLimits {
    private final Complaints complaints;
    private final Map<OutputLimitField, Value> given = new EnumMap<>(OutputLimitField.class);

    OutputLimits(Complaints complaints) {
        this.complaints = complaints;
    }

    void put(OutputLimitField field, Value value) {
        if (complaints.accepts(field.wire(), value, Integer.MAX_VALUE)) {
            given.put(field, value);
        }
    }

    void check() {
        if (given.values().stream().filter(value -> !value.is(Shape.NULL)).count() > 1) {
            complaints.add(
                    OutputLimitField.MAX_TOKENS.wire(),
                    "invalid_value",
                    "may not stand beside 'max_completion_tokens'");
        }
    }

    /// The name under which a limit was given, null without one.
    @Nullable OutputLimitField field() {
        for (Map.Entry<OutputLimitField, Value> entry : given.entrySet()) {
            if (!entry.getValue().is(Shape.NULL)) {
                return entry.getKey();
            }
        }
        return null;
    }

    OptionalInt tokens() {
        OutputLimitField field = field();
        Value value = field == null ? null : given.get(field);
        return value == null ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(value.text()));
    }

    @Nullable Member member(OutputLimitField field) {
        Value value = given.get(field);
        return value == null ? null : new Member(value.key(), value.span(), value.is(Shape.NULL));
    }
}
