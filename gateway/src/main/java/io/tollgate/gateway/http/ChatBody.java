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

    ChatSpans spans() {
        return spans;
    }
}
