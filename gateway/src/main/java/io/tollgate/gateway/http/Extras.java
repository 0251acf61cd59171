package io.tollgate.gateway.http;

import io.tollgate.gateway.http.Value.Shape;
import java.util.Set;

/// What costs more than text in and text out: function tools pass, the rest is refused as long as
/// its price has no bound.
final class Extras {
    /// Those that cost no more than the list price; priority costs a multiple.
    private static final Set<String> SERVICE_TIERS = Set.of("auto", "default", "flex");

    private final Complaints complaints;
    private boolean function;

    Extras(Complaints complaints) {
        this.complaints = complaints;
    }

    void tools(Value value) {
        if (!value.is(Shape.ARRAY) && !value.is(Shape.NULL)) {
            complaints.wrongType("tools", "an array", value);
        }
    }

    void tool(Value value) {
        function = false;
        if (!value.is(Shape.OBJECT)) {
            complaints.wrongType("tools", "an array of objects", value);
        }
    }

    void toolType(Value value) {
        function = value.isString("function");
    }

    void endTool() {
        if (!function) {
            complaints.add("tools", "unsupported_value", "may only hold tools of type 'function'");
        }
    }

    void serviceTier(Value value) {
        boolean priced = value.is(Shape.STRING) && SERVICE_TIERS.contains(value.text());
        if (!priced && !value.is(Shape.NULL)) {
            complaints.add(
                    Field.SERVICE_TIER.key(),
                    "unsupported_value",
                    "may only be 'auto', 'default' or 'flex'");
        }
    }

    void modalities(Value value) {
        if (!value.is(Shape.ARRAY)) {
            unsupported(Field.MODALITIES, value);
        }
    }

    void modality(Value value) {
        if (!value.isString("text")) {
            complaints.add("modalities", "unsupported_value", "may only hold 'text'");
        }
    }

    void unsupported(Field field, Value value) {
        if (!value.is(Shape.NULL)) {
            complaints.add(field.key(), "unsupported_parameter", "is not supported");
        }
    }
}
