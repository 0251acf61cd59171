package io.tollgate.gateway.json;

import io.tollgate.gateway.json.JsonSink.Scalar;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a JSON value is and where it stands in its text; the long parts stay there.
public sealed interface Outline {
    Span span();

    /// A value without members.
    ///
    /// @param text the beginning of a string, unescaped, or a number as written
    /// @param bytes the length of a string in UTF-8 after unescaping
    record Value(Span span, Scalar kind, String text, long bytes) implements Outline {
        public boolean isString() {
            return kind == Scalar.STRING;
        }

        public boolean isString(String wanted) {
            return isString() && text.equals(wanted);
        }
    }

    /// An object; of a key given twice the later value.
    record Members(Span span, Map<String, Outline> members) implements Outline {
        /// The member of that name, null without one.
        public @Nullable Outline get(String key) {
            return members.get(key);
        }

        /// The string of that name, null if it is missing or something else.
        public @Nullable Value string(String key) {
            return members.get(key) instanceof Value value && value.isString() ? value : null;
        }

        /// The object of that name, null if it is missing or something else.
        public @Nullable Members object(String key) {
            return members.get(key) instanceof Members object ? object : null;
        }

        /// Whether the string of that name is this one.
        public boolean says(String key, String wanted) {
            return members.get(key) instanceof Value value && value.isString(wanted);
        }
    }

    /// An array.
    record Elements(Span span, List<Outline> elements) implements Outline {}

    /// An object or array that was not looked into.
    record Whole(Span span, boolean object) implements Outline {}

    default boolean isNull() {
        return this instanceof Value value && value.kind() == Scalar.NULL;
    }
}
