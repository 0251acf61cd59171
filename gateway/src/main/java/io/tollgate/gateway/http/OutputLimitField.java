package io.tollgate.gateway.http;

/// The two names under which a request limits its output.
public enum OutputLimitField {
    MAX_TOKENS("max_tokens"),
    MAX_COMPLETION_TOKENS("max_completion_tokens");

    private final String wire;

    OutputLimitField(String wire) {
        this.wire = wire;
    }

    /// The key in the body.
    public String wire() {
        return wire;
    }

    /// The one that this is not.
    OutputLimitField other() {
        return this == MAX_TOKENS ? MAX_COMPLETION_TOKENS : MAX_TOKENS;
    }
}
