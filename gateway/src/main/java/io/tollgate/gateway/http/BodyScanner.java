package io.tollgate.gateway.http;

import io.tollgate.gateway.json.Chunks;
import io.tollgate.gateway.json.JsonFault;
import io.tollgate.gateway.json.JsonLexer;
import io.vertx.core.buffer.Buffer;

/// Reads one chat request while its bytes arrive, in pieces of any size. It keeps the bytes for
/// splicing and, beside them, only the present place in the text. Not thread-safe.
public final class BodyScanner {
    /// Enough for every value that we interpret; a longer one is known by its length.
    private static final int CAPTURED_BYTES = 256;

    private static final int WINDOW_BYTES = 16 * 1024;

    private final BodyLimits limits;
    private final ChatFields fields = new ChatFields();
    private final ChatReading reading;
    private final JsonLexer lexer;
    private final Chunks chunks = new Chunks();
    private byte[] window = new byte[0];
    private long bodyBytes;
    private boolean tooLarge;

    public BodyScanner(BodyLimits limits) {
        this.limits = limits;
        reading = new ChatReading(fields, limits.maxDepth());
        lexer = new JsonLexer(reading, limits.maxDepth(), CAPTURED_BYTES);
    }

    /// Takes the next piece and holds on to it. False once the body is known to be refused: the
    /// rest need not be read, and what was kept has been let go.
    public boolean feed(Buffer chunk) {
        bodyBytes += chunk.length();
        tooLarge |= bodyBytes > limits.maxBodyBytes();
        if (!refused()) {
            chunks.add(chunk);
            scan(chunk);
        }
        if (refused()) {
            chunks.clear();
            return false;
        }
        return true;
    }

    /// As [#feed(Buffer)]; the array must not change afterwards.
    public boolean feed(byte[] chunk) {
        return feed(Buffer.buffer(chunk));
    }

    /// The body is complete, or was refused before.
    public ScanOutcome finish() {
        if (tooLarge) {
            return BodyFault.tooLarge(limits.maxBodyBytes());
        }
        if (!refused()) {
            lexer.finish();
        }
        JsonFault malformed = lexer.fault();
        BodyFault refusal = fields.complaints().first();
        if (refusal != null) {
            return refusal;
        }
        if (malformed != null) {
            return BodyFault.malformed(
                    "The request body is not valid JSON: %s at byte %d."
                            .formatted(malformed.reason(), malformed.at()));
        }
        return fields.outcome(chunks.list(), bodyBytes);
    }

    private void scan(Buffer chunk) {
        if (window.length < Math.min(WINDOW_BYTES, chunk.length())) {
            window = new byte[Math.min(WINDOW_BYTES, chunk.length())];
        }
        for (int from = 0; from < chunk.length() && !refused(); from += WINDOW_BYTES) {
            int length = Math.min(WINDOW_BYTES, chunk.length() - from);
            chunk.getBytes(from, from + length, window, 0);
            lexer.feed(window, 0, length);
        }
    }

    private boolean refused() {
        return tooLarge || fields.complaints().first() != null || lexer.fault() != null;
    }
}
