package io.tollgate.gateway.upstream.dialect;

import io.tollgate.catalog.upstream.DialectName;
import jakarta.inject.Singleton;

/// The dialects that exist.
@Singleton
public class Dialects {
    private final Dialect openAi;
    private final Dialect deepSeek = new DeepSeekDialect();
    private final Dialect kimi;
    private final Dialect glm;
    private final Dialect anthropic;

    Dialects(DialectConfig config) {
        openAi = new OpenAiDialect(config.openaiHosts());
        kimi = new KimiDialect(config.kimiTemperatures());
        glm = new GlmDialect(config.glmLargestTopP());
        anthropic = new AnthropicDialect(config.anthropicVersion());
    }

    /// The one of that name.
    public Dialect named(DialectName name) {
        return switch (name) {
            case OPENAI -> openAi;
            case DEEPSEEK -> deepSeek;
            case KIMI -> kimi;
            case GLM -> glm;
            case ANTHROPIC -> anthropic;
        };
    }
}
