package io.tollgate.gateway.upstream.dialect;

import io.tollgate.gateway.json.Outline;
import io.tollgate.gateway.json.Outline.Members;
import java.util.Map;

/// Anthropic's error object.
final class AnthropicErrors {
    private AnthropicErrors() {}

    static ErrorText text(Members error) {
        ErrorText text = ErrorText.NONE;
        for (Map.Entry<String, Outline> member : error.members().entrySet()) {
            if (member.getValue() instanceof Outline.Value value && value.isString()) {
                text = text.with(member.getKey(), value.text());
            }
        }
        return text;
    }
}
