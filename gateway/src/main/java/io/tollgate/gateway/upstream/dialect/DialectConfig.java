package io.tollgate.gateway.upstream.dialect;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.math.BigDecimal;
import java.util.List;

/// What providers are particular about and change without notice.
@ConfigMapping(prefix = "tollgate.dialect")
public interface DialectConfig {
    /// Hosts of OpenAI's own, whose models may refuse `max_tokens`: the output limit is sent as
    /// `max_completion_tokens`. A name that begins with a dot stands for all below it. Any other
    /// upstream of that dialect gets an omitted limit as `max_tokens`, since one that does not know
    /// the newer name would ignore it and write past the hold.
    @WithDefault("api.openai.com,.api.openai.com,.openai.azure.com")
    List<String> openaiHosts();

    /// Kimi's models that take one temperature only, as `model=temperature`, models by the
    /// beginning of their names.
    @WithDefault("kimi-k2.6=1")
    List<String> kimiTemperatures();

    /// The largest top_p that GLM takes: it must be below 1.
    @WithDefault("0.99")
    BigDecimal glmLargestTopP();

    /// The `anthropic-version` header, which pins Anthropic's wire format.
    @WithDefault("2023-06-01")
    String anthropicVersion();
}
