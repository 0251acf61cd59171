package io.tollgate.simulator.dialect;

import com.fasterxml.jackson.databind.JsonNode;

/// Counts a prompt: the UTF-8 bytes of every string `content` and every `text` of content parts,
/// over all messages, divided by four and rounded up.
final class PromptTokens {
    private static final int TOKEN_BYTES = 4;

    private PromptTokens() {}

    static long of(JsonNode messages) {
        long bytes = 0;
        for (JsonNode message : messages) {
            JsonNode content = message.path("content");
            bytes += utf8Bytes(content);
            if (content.isArray()) {
                for (JsonNode part : content) {
                    bytes += utf8Bytes(part.path("text"));
                }
            }
        }
        return (bytes + TOKEN_BYTES - 1) / TOKEN_BYTES;
    }

    /// The same of Anthropic's `system` and `messages`, texts of tool results included.
    static long ofBlocks(JsonNode system, JsonNode messages) {
        long bytes = blockBytes(system);
        for (JsonNode message : messages) {
            bytes += blockBytes(message.path("content"));
        }
        return (bytes + TOKEN_BYTES - 1) / TOKEN_BYTES;
    }

    private static long blockBytes(JsonNode content) {
        long bytes = utf8Bytes(content);
        if (content.isArray()) {
            for (JsonNode block : content) {
                bytes += utf8Bytes(block.path("text")) + blockBytes(block.path("content"));
            }
        }
        return bytes;
    }

    private static long utf8Bytes(JsonNode node) {
        return node.isTextual() ? utf8Bytes(node.textValue()) : 0;
    }

    /// A surrogate without its partner counts as the three bytes of U+FFFD.
    static long utf8Bytes(String text) {
        long bytes = text.length();
        for (int i = 0; i < text.length(); i++) {
            char unit = text.charAt(i);
            if (unit < 0x80) {
                continue;
            }
            if (Character.isHighSurrogate(unit)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1))) {
                bytes += 2;
                i++;
            } else {
                bytes += unit < 0x800 ? 1 : 2;
            }
        }
        return bytes;
    }
}
