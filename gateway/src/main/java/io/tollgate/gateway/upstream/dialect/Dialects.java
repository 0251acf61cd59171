package io.tollgate.gateway.upstream.dialect;

import io.tollgate.catalog.upstream.DialectName;
import jakarta.enterprise.context.ApplicationScoped;

/// The dialects that exist.
@ApplicationScoped
public class Dialects {
    private final Dialect openAi = new OpenAiDialect();

    /// Throws [IllegalStateException] for a name that the catalog should have refused.
    public Dialect named(DialectName name) {
        return switch (name) {
            case OPENAI -> openAi;
            case DEEPSEEK, KIMI, GLM, ANTHROPIC ->
                    throw new IllegalStateException("no dialect " + name.wire());
        };
    }
}
