package io.tollgate.gateway.json;

import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;

/// The pieces of a text in the order of their arrival. Large ones are kept as they are; small ones
/// are put together, so that a body sent byte by byte costs no more than its length.
public final class Chunks {
    private static final int SMALL_BYTES = 2048;
    private static final int JOINED_BYTES = 8192;

    private final List<Buffer> list = new ArrayList<>();

    /// Whether the last one is small, and whether it is ours to be added to.
    private boolean joining;

    private boolean joined;

    public void add(Buffer chunk) {
        int length = chunk.length();
        if (length == 0) {
            return;
        }
        if (joining && list.getLast().length() + length <= JOINED_BYTES) {
            own().appendBuffer(chunk);
            return;
        }
        joining = length < SMALL_BYTES;
        joined = false;
        list.add(chunk);
    }

    /// The last piece, in a buffer with room for more. Most texts have one piece and need none.
    private Buffer own() {
        if (!joined) {
            list.add(Buffer.buffer(JOINED_BYTES).appendBuffer(list.removeLast()));
            joined = true;
        }
        return list.getLast();
    }

    public List<Buffer> list() {
        return list;
    }

    public void clear() {
        list.clear();
        joining = false;
        joined = false;
    }
}
