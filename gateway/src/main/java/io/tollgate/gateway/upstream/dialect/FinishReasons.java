package io.tollgate.gateway.upstream.dialect;

import java.util.Map;
import java.util.Set;

/// Why an answer ended, in the words of providers and of OpenAI.
final class FinishReasons {
    private static final Set<String> STANDARD =
            Set.of("stop", "length", "tool_calls", "content_filter", "function_call");

    /// GLM's and others' words for OpenAI's.
    private static final Map<String, String> SYNONYMS =
            Map.of(
                    "sensitive", "content_filter",
                    "max_tokens", "length",
                    "model_context_window_exceeded", "length");

    /// The upstream could not go on: DeepSeek's, GLM's, and what serving engines and hubs say.
    private static final Set<String> FAILURES =
            Set.of("insufficient_system_resource", "network_error", "abort", "error");

    private FinishReasons() {}

    static boolean isStandard(String reason) {
        return STANDARD.contains(reason);
    }

    static boolean isFailure(String reason) {
        return FAILURES.contains(reason);
    }

    /// What a caller that knows OpenAI's words is told.
    static String standard(String reason) {
        return STANDARD.contains(reason) ? reason : SYNONYMS.getOrDefault(reason, "stop");
    }
}
