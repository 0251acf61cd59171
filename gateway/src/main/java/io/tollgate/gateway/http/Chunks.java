package io.tollgate.gateway.http;

import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;

/// The pieces of a body. Large ones are kept as they are; small ones are put together, so that a
/// body sent byte by byte costs no more than its length.
final class Chunks {
    private static final int SMALL_BYTES = 2048;
    private static final int JOINED_BYTES = 8192;

    private final List<Buffer> list = new ArrayList<>();
    private boolean joining;

    void add(Buffer chunk) {
        int length = chunk.length();
        if (length == 0) {
            return;
        }
        if (joining && list.getLast().length() + length <= JOINED_BYTES) {
            list.getLast().appendBuffer(chunk);
            return;
        }
        joining = length < SMALL_BYTES;
        list.add(joining ? Buffer.buffer(JOINED_BYTES).appendBuffer(chunk) : chunk);
    }

    List<Buffer> list() {
        return list;
    }

    void clear() {
        list.clear();
        joining = false;
    }
}
