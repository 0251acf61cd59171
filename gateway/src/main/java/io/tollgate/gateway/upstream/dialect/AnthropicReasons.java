package io.tollgate.gateway.upstream.dialect;

/// Why a Message ended, in OpenAI's words.
final class AnthropicReasons {
    private AnthropicReasons() {}

    static String standard(String stopReason) {
        return switch (stopReason) {
            case "max_tokens", "model_context_window_exceeded" -> "length";
            case "tool_use" -> "tool_calls";
            case "refusal" -> "content_filter";
            default -> "stop";
        };
    }
}
