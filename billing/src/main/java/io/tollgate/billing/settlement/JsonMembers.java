package io.tollgate.billing.settlement;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import org.jspecify.annotations.Nullable;

/// A JSON object, member by member. Not thread-safe.
final class JsonMembers {
    private static final String HEX = "0123456789abcdef";

    private final StringBuilder json;
    private boolean first = true;

    JsonMembers(int capacity) {
        json = new StringBuilder(capacity).append('{');
    }

    @CanIgnoreReturnValue
    JsonMembers text(String name, String value) {
        member(name);
        quote(value);
        return this;
    }

    /// A text, or null where it is not known.
    @CanIgnoreReturnValue
    JsonMembers textOrNull(String name, @Nullable String value) {
        if (value != null) {
            return text(name, value);
        }
        member(name);
        json.append("null");
        return this;
    }

    @CanIgnoreReturnValue
    JsonMembers number(String name, long value) {
        member(name);
        json.append(value);
        return this;
    }

    @CanIgnoreReturnValue
    JsonMembers flag(String name, boolean value) {
        member(name);
        json.append(value);
        return this;
    }

    /// Begins an object or an array as a member.
    @CanIgnoreReturnValue
    JsonMembers open(String name, char bracket) {
        member(name);
        json.append(bracket);
        first = true;
        return this;
    }

    /// Begins an object as an element of an array.
    @CanIgnoreReturnValue
    JsonMembers element() {
        comma();
        json.append('{');
        first = true;
        return this;
    }

    /// A text as an element of an array.
    @CanIgnoreReturnValue
    JsonMembers element(String text) {
        comma();
        quote(text);
        return this;
    }

    @CanIgnoreReturnValue
    JsonMembers close(char bracket) {
        json.append(bracket);
        first = false;
        return this;
    }

    /// The whole text, closed.
    String end() {
        return json.append('}').toString();
    }

    private void member(String name) {
        comma();
        quote(name);
        json.append(':');
    }

    private void comma() {
        if (!first) {
            json.append(',');
        }
        first = false;
    }

    private void quote(String text) {
        json.append('"');
        int kept = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c == '"' || c == '\\') {
                json.append(text, kept, i);
                escape(c);
                kept = i + 1;
            }
        }
        json.append(text, kept, text.length()).append('"');
    }

    private void escape(char c) {
        json.append('\\');
        if (c < ' ') {
            json.append("u00").append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 0xf));
        } else {
            json.append(c);
        }
    }
}
