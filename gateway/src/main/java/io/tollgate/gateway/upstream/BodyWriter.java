package io.tollgate.gateway.upstream;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import java.util.List;

/// Writes a body piece by piece, waiting whenever the socket is full.
final class BodyWriter {
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
        while (next < body.size()) {
            if (request.writeQueueFull()) {
                request.drainHandler(drained -> write());
                return;
            }
            // A copy of the positions, not of the bytes: a body is sent again by the next attempt.
            var _ = request.write(body.get(next).slice());
            next++;
        }
        var _ = request.end();
    }
}
