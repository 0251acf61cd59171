package io.tollgate.gateway.upstream;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import java.util.List;

/// Writes a body: a small one together with the request's head, a large one piece by piece, waiting
/// whenever the socket is full.
final class BodyWriter {
    /// To copy this much costs less than a second write to the socket.
    private static final int COPIED_BYTES = 16 * 1024;

    private final HttpClientRequest request;
    private final List<Buffer> body;
    private int next;

    BodyWriter(HttpClientRequest request, List<Buffer> body) {
        this.request = request;
        this.body = body;
    }

    static long length(List<Buffer> body) {
        return body.stream().mapToLong(Buffer::length).sum();
    }

    /// Failures show in the answer's future.
    void write() {
        long length = length(body);
        if (length <= COPIED_BYTES) {
            Buffer whole = Buffer.buffer((int) length);
            body.forEach(whole::appendBuffer);
            var _ = request.end(whole);
        } else {
            writePieces();
        }
    }

    private void writePieces() {
        while (next < body.size()) {
            if (request.writeQueueFull()) {
                request.drainHandler(drained -> writePieces());
                return;
            }
            // A copy of the positions, not of the bytes: a body is sent again by the next attempt.
            var _ = request.write(body.get(next).slice());
            next++;
        }
        var _ = request.end();
    }
}
