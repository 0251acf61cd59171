package io.tollgate.standalone.provider;

import java.util.List;
import java.util.Locale;

/// A provider that a key in the environment sets up: the upstream as `PROVIDERS` know it. The
/// international addresses, for the list prices in USD are theirs.
public enum Provider {
    DEEPSEEK("DEEPSEEK_API_KEY", "DeepSeek", "deepseek", "https://api.deepseek.com"),
    MOONSHOT("MOONSHOT_API_KEY", "Moonshot", "kimi", "https://api.moonshot.ai/v1"),
    ZHIPU("ZHIPU_API_KEY", "Zhipu", "glm", "https://api.z.ai/api/paas/v4"),
    OPENAI("OPENAI_API_KEY", "OpenAI", "openai", "https://api.openai.com/v1");

    private final String variable;
    private final String title;
    private final String dialect;
    private final String baseUrl;

    Provider(String variable, String title, String dialect, String baseUrl) {
        this.variable = variable;
        this.title = title;
        this.dialect = dialect;
        this.baseUrl = baseUrl;
    }

    /// The environment variable that holds its key; `<variable>_FILE` may name a file instead.
    public String variable() {
        return variable;
    }

    /// As people write it.
    String title() {
        return title;
    }

    String dialect() {
        return dialect;
    }

    /// What precedes `/chat/completions`.
    String baseUrl() {
        return baseUrl;
    }

    /// The name of its upstream, and of the provider in the list of prices.
    String upstream() {
        return name().toLowerCase(Locale.ROOT);
    }

    List<ListPrice> prices() {
        return ListPrice.ofProvider(upstream());
    }
}
