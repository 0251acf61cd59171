package io.tollgate.gateway.http;

import io.tollgate.gateway.json.Span;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.Optional;

/// Finds what precedes the base64 of a data URL (RFC 2397) inside a JSON string.
final class DataUrl {
    /// Longer than any media type, every character escaped.
    private static final int LONGEST_HEAD_BYTES = 1024;

    private DataUrl() {}

    /// The span from past the opening quote to past the first comma; empty if there is none near.
    static Optional<Span> head(Span string, List<Buffer> chunks) {
        long start = string.from() + 1;
        long end = Math.min(string.to() - 1, start + LONGEST_HEAD_BYTES);
        long chunkStart = 0;
        for (Buffer chunk : chunks) {
            long chunkEnd = chunkStart + chunk.length();
            long to = Math.min(end, chunkEnd);
            for (long at = Math.max(start, chunkStart); at < to; at++) {
                if (chunk.getByte((int) (at - chunkStart)) == ',') {
                    return Optional.of(new Span(start, at + 1));
                }
            }
            if (chunkEnd >= end) {
                break;
            }
            chunkStart = chunkEnd;
        }
        return Optional.empty();
    }
}
