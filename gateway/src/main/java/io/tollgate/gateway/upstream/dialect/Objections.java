package io.tollgate.gateway.upstream.dialect;

import org.jspecify.annotations.Nullable;

/// The first thing in a request that a dialect has no words for.
final class Objections {
    private static final int MAX_NAME_CHARS = 64;

    private @Nullable CallerError first;

    @Nullable CallerError first() {
        return first;
    }

    /// The field, or one of its values, would be lost.
    void unsupported(String param) {
        unsupported(param, "is not supported");
    }

    void unsupported(String param, String complaint) {
        raise(param, "unsupported_parameter", complaint + " by the provider of this model");
    }

    void invalid(String param, String complaint) {
        raise(param, "invalid_value", complaint);
    }

    private void raise(String param, String code, String complaint) {
        if (first == null) {
            String name = param.replaceAll("\\p{Cntrl}", " ");
            String shown =
                    name.length() <= MAX_NAME_CHARS
                            ? name
                            : name.substring(0, MAX_NAME_CHARS) + "…";
            first = new CallerError(400, shown, code, "'" + shown + "' " + complaint + ".");
        }
    }
}
