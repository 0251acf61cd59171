package io.tollgate.gateway.http;

import io.tollgate.gateway.http.Value.Shape;
import org.jspecify.annotations.Nullable;

/// The first thing found wrong with a body, and the words for it.
final class Complaints {
    private @Nullable BodyFault first;

    @Nullable BodyFault first() {
        return first;
    }

    void add(BodyFault fault) {
        if (first == null) {
            first = fault;
        }
    }

    void add(String param, String code, String complaint) {
        add(new BodyFault(400, param, code, "'" + param + "' " + complaint + "."));
    }

    void missing(String param) {
        add(param, "missing_required_parameter", "is required");
    }

    void wrongType(String param, String expected, Value value) {
        String words = value.shape().words();
        add(param, "invalid_type", "must be " + expected + ", not " + words);
    }

    /// Whether the value is an integer between 1 and `most`, or null, which is as good as nothing.
    boolean accepts(String param, Value value, long most) {
        if (value.is(Shape.NULL)) {
            return true;
        }
        if (!value.isInteger()) {
            wrongType(param, "an integer", value);
        } else if (!value.isAtLeast(1)) {
            add(param, "integer_below_min_value", "must be at least 1");
        } else if (!value.isAtMost(most)) {
            add(param, "integer_above_max_value", "must be at most " + most);
        } else {
            return true;
        }
        return false;
    }
}
