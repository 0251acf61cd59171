package io.tollgate.gateway.relay;

import io.tollgate.gateway.upstream.UpstreamAnswer;
import io.tollgate.gateway.upstream.UpstreamFailure;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;

/// Reads the beginning of an upstream's error; what breaks off counts as read.
final class ErrorBody implements UpstreamAnswer.Sink {
    /// Errors are short; a page of HTML from a proxy is not worth more.
    private static final int MAX_BYTES = 64 * 1024;

    private final UpstreamAnswer upstream;
    private final Buffer body = Buffer.buffer();
    private final Promise<Buffer> whole = Promise.promise();

    private ErrorBody(UpstreamAnswer upstream) {
        this.upstream = upstream;
    }

    static Future<Buffer> read(UpstreamAnswer upstream) {
        ErrorBody sink = new ErrorBody(upstream);
        upstream.read(sink);
        return sink.whole.future();
    }

    @Override
    public void chunk(Buffer chunk) {
        body.appendBuffer(chunk);
        if (body.length() > MAX_BYTES && whole.tryComplete(body)) {
            upstream.cancel();
        }
    }

    @Override
    public void end() {
        whole.tryComplete(body);
    }

    @Override
    public void failed(UpstreamFailure failure) {
        whole.tryComplete(body);
    }
}
