package io.tollgate.gateway.upstream.dialect;

import io.tollgate.gateway.json.JsonLexer;

/// Reads answers, chunks and error bodies of OpenAI's wire format, whole or piece by piece, one
/// after the other.
final class AnswerLexer {
    /// Enough for an error's message; longer text is known by its length.
    private static final int CAPTURED_BYTES = 1024;

    private final AnswerReading reading;
    private final JsonLexer lexer;

    AnswerLexer(int maxDepth) {
        reading = new AnswerReading(maxDepth);
        lexer = new JsonLexer(reading, maxDepth, CAPTURED_BYTES);
    }

    void feed(byte[] text) {
        lexer.feed(text, 0, text.length);
    }

    /// The text is complete.
    AnswerFacts finish() {
        lexer.finish();
        return reading.facts();
    }

    /// Reads one complete text.
    AnswerFacts read(byte[] text) {
        lexer.reset();
        reading.reset();
        feed(text);
        return finish();
    }

    /// Whether what was read so far is a JSON object.
    boolean isSound() {
        return lexer.fault() == null && reading.facts().isObject();
    }

    /// Whether it cannot become one any more.
    boolean isHopeless() {
        return lexer.fault() != null;
    }
}
