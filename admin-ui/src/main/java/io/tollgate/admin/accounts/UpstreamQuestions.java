package io.tollgate.admin.accounts;

import io.tollgate.catalog.upstream.DialectName;
import io.tollgate.catalog.upstream.Upstream;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Where each dialect is asked what, and how the secret is shown: PROVIDERS section 2, and
/// <https://api-docs.deepseek.com/api/get-user-balance>,
/// <https://platform.moonshot.ai/docs/api/balance>, <https://docs.claude.com/en/api/models-list>.
final class UpstreamQuestions {
    private static final String ANTHROPIC_VERSION = "2023-06-01";

    private UpstreamQuestions() {}

    /// The dialects that tell balances.
    static List<DialectName> withBalance() {
        return Arrays.stream(DialectName.values()).filter(UpstreamQuestions::tellsBalance).toList();
    }

    static Optional<URI> balance(Upstream upstream) {
        String base = upstream.baseUrl().toString();
        return switch (upstream.dialect()) {
            // DeepSeek answers with and without /v1; its balance stands beside it.
            case DEEPSEEK ->
                    Optional.of(URI.create(base.replaceFirst("/v1$", "") + "/user/balance"));
            case KIMI -> Optional.of(URI.create(base + "/users/me/balance"));
            case OPENAI, GLM, ANTHROPIC -> Optional.empty();
        };
    }

    /// Empty for GLM, whose international host has no list.
    static Optional<URI> models(Upstream upstream) {
        String base = upstream.baseUrl().toString();
        return switch (upstream.dialect()) {
            case OPENAI, DEEPSEEK, KIMI -> Optional.of(URI.create(base + "/models"));
            case ANTHROPIC -> Optional.of(URI.create(base + "/v1/models?limit=1000"));
            case GLM -> Optional.empty();
        };
    }

    static URI chat(Upstream upstream) {
        return URI.create(upstream.baseUrl() + "/chat/completions");
    }

    static Map<String, String> headers(DialectName dialect, String secret) {
        return dialect == DialectName.ANTHROPIC
                ? Map.of("x-api-key", secret, "anthropic-version", ANTHROPIC_VERSION)
                : Map.of("Authorization", "Bearer " + secret);
    }

    private static boolean tellsBalance(DialectName dialect) {
        return dialect == DialectName.DEEPSEEK || dialect == DialectName.KIMI;
    }
}
