package io.tollgate.gateway.upstream.dialect;

import java.util.Locale;

/// An upstream's error object as it came; absent members are empty. Numbers stand as written.
record ErrorText(String message, String type, String code, String param) {
    static final ErrorText NONE = new ErrorText("", "", "", "");

    ErrorText with(String key, String value) {
        return switch (key) {
            case "message", "detail" -> new ErrorText(value, type, code, param);
            case "type" -> new ErrorText(message, value, code, param);
            case "code" -> new ErrorText(message, type, value, param);
            case "param" -> new ErrorText(message, type, code, value);
            default -> this;
        };
    }

    /// Whether code or type is this word.
    boolean says(String word) {
        return code.equalsIgnoreCase(word) || type.equalsIgnoreCase(word);
    }

    /// Whether code or type contains this word.
    boolean mentions(String word) {
        return code.toLowerCase(Locale.ROOT).contains(word)
                || type.toLowerCase(Locale.ROOT).contains(word);
    }
}
