package io.tollgate.gateway.upstream.dialect;

import io.vertx.core.buffer.Buffer;
import java.util.List;

/// What a call becomes in a dialect.
public sealed interface ChatRequest {
    /// The body to send, as slices of the caller's chunks and inserts.
    record Body(List<Buffer> pieces) implements ChatRequest {
        public Body {
            pieces = List.copyOf(pieces);
        }
    }

    /// The dialect has no words for something that the caller asks for: another upstream's may.
    record Unsayable(CallerError error) implements ChatRequest {}
}
