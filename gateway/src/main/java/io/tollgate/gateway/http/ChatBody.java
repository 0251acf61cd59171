package io.tollgate.gateway.http;

import io.vertx.core.buffer.Buffer;
import java.util.List;

/// A request's bytes as they came, and where its interpreted values stand.
public final class ChatBody {
    private final List<Buffer> chunks;
    private final ChatSpans spans;

    ChatBody(List<Buffer> chunks, ChatSpans spans) {
        this.chunks = List.copyOf(chunks);
        this.spans = spans;
    }

    /// The body as it came; not to be changed.
    public List<Buffer> chunks() {
        return chunks;
    }

    /// Of `length` bytes from an offset on, or fewer at the end: FNV-1a, 64 bits.
    long hash(long from, int length) {
        long hash = 0xcbf29ce484222325L;
        long chunkStart = 0;
        long end = from + length;
        for (Buffer chunk : chunks) {
            long stop = Math.min(end - chunkStart, chunk.length());
            for (long at = Math.max(0, from - chunkStart); at < stop; at++) {
                hash = (hash ^ chunk.getByte((int) at)) * 0x100000001b3L;
            }
            chunkStart += chunk.length();
        }
        return hash;
    }

    ChatSpans spans() {
        return spans;
    }
}
