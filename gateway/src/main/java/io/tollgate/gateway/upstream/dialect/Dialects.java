package io.tollgate.gateway.upstream.dialect;

import io.tollgate.catalog.upstream.DialectName;
import jakarta.enterprise.context.ApplicationScoped;

/// The dialects that exist.
@ApplicationScoped
public class Dialects {
    private final Dialect openAi;
    private final Dialect deepSeek = new DeepSeekDialect();
    private final Dialect kimi;
    private final Dialect glm;

    Dialects(DialectConfig config) {
        openAi = new OpenAiDialect(config.openaiHosts());
        kimi = new KimiDialect(config.kimiTemperatures());
        glm = new GlmDialect(config.glmLargestTopP());
    }

    /// Throws [IllegalStateException] for a name that the catalog should have refused.
    public Dialect named(DialectName name) {
        return switch (name) {
            case OPENAI -> openAi;
            case DEEPSEEK -> deepSeek;
            case KIMI -> kimi;
            case GLM -> glm;
            case ANTHROPIC -> throw new IllegalStateException("no dialect " + name.wire());
        };
    }
}
