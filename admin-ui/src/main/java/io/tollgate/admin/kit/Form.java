package io.tollgate.admin.kit;

import io.tollgate.admin.web.Refused;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a form's fields hold and what is wrong with them. Immutable; the tags `form` and `field`
/// show it. A page that refuses shows the same form again with what was typed and a message at the
/// field.
///
/// @param name tells the forms of one page apart; the fields' ids begin with it
/// @param values what was typed or is there, by field; secrets are never shown again
/// @param errors a sentence for the person, by field
/// @param message what is wrong with the form as a whole, null if nothing
public record Form(
        String name,
        Map<String, List<String>> values,
        Map<String, String> errors,
        @Nullable String message) {
    /// The hidden field that says which of a page's forms was sent.
    public static final String NAME_FIELD = "_form";

    public Form {
        values = Map.copyOf(values);
        errors = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(errors));
    }

    /// An empty form.
    public static Form named(String name) {
        return new Form(name, Map.of(), Map.of(), null);
    }

    /// The form as it was sent.
    public static Form typed(String name, MultivaluedMap<String, String> sent) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        sent.forEach((field, given) -> values.put(field, List.copyOf(given)));
        return new Form(name, values, Map.of(), null);
    }

    /// With a field filled in.
    public Form with(String field, @Nullable Object value) {
        Map<String, List<String>> more = new LinkedHashMap<>(values);
        more.put(field, value == null ? List.of() : List.of(value.toString()));
        return new Form(name, more, errors, message);
    }

    /// With a field that has several values, such as boxes that are ticked.
    public Form withAll(String field, List<String> given) {
        Map<String, List<String>> more = new LinkedHashMap<>(values);
        more.put(field, List.copyOf(given));
        return new Form(name, more, errors, message);
    }

    /// With a field filled in, unless the form has the field already, be it empty.
    public Form or(String field, @Nullable Object value) {
        return values.containsKey(field) ? this : with(field, value);
    }

    /// With a message at a field. The first message of a field stays.
    public Form refused(String field, String why) {
        Map<String, String> more = new LinkedHashMap<>(errors);
        more.putIfAbsent(field, why);
        return new Form(name, values, more, message);
    }

    /// With a message about the whole.
    public Form refused(String why) {
        return new Form(name, values, errors, why);
    }

    public boolean isRefused() {
        return message != null || !errors.isEmpty();
    }

    /// The first value of a field, empty without one; as typed, not stripped.
    public String value(String field) {
        List<String> given = values.getOrDefault(field, List.of());
        return given.isEmpty() ? "" : given.getFirst();
    }

    /// What was typed into a field without the blanks around it, null if that is nothing: what a
    /// use case takes for left out.
    public @Nullable String text(String field) {
        String typed = value(field).strip();
        return typed.isEmpty() ? null : typed;
    }

    /// The whole number that was typed into a field, null if nothing was. Throws [Refused] for
    /// anything else.
    public @Nullable Long whole(String field) {
        String typed = text(field);
        try {
            return typed == null ? null : Long.valueOf(typed);
        } catch (NumberFormatException notANumber) {
            throw Refused.invalid(field, "must be a whole number");
        }
    }

    /// The same for a number that fits an `int`.
    public @Nullable Integer count(String field) {
        Long typed = whole(field);
        if (typed != null && typed.intValue() != typed) {
            throw Refused.invalid(field, "must be a smaller number");
        }
        return typed == null ? null : typed.intValue();
    }

    /// Whether a checkbox was ticked.
    public boolean ticked(String field) {
        return value(field).equals("true");
    }

    /// Whether the form has the field, be it empty.
    public boolean has(String field) {
        return values.containsKey(field);
    }

    /// Whether a field has this value among others.
    public boolean has(String field, String value) {
        return values.getOrDefault(field, List.of()).contains(value);
    }

    public @Nullable String error(String field) {
        return errors.get(field);
    }

    /// The id of a field's input.
    public String id(String field) {
        return name + "-" + field;
    }

    /// The ids of the texts that describe a field's input; empty without any.
    public String describedBy(String field, @Nullable Object hint) {
        List<String> ids = new ArrayList<>();
        if (hint != null) {
            ids.add(id(field) + "-hint");
        }
        if (errors.containsKey(field)) {
            ids.add(id(field) + "-error");
        }
        return String.join(" ", ids);
    }

    /// A choice of a select or of a group of radio buttons.
    public record Option(String value, String label) {}
}
