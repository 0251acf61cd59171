package io.tollgate.catalog.upstream;

import java.util.Locale;

/// The wire formats that an upstream may speak.
public enum DialectName {
    OPENAI,
    DEEPSEEK,
    KIMI,
    GLM,
    ANTHROPIC;

    /// As in JSON and in the database.
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
