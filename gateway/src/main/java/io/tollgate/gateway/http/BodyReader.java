package io.tollgate.gateway.http;

import io.tollgate.gateway.error.ApiError;
import io.tollgate.gateway.error.CallerFaults;
import io.tollgate.gateway.error.ServerFaults;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import org.jspecify.annotations.Nullable;

/// Passes a request's body on, within the bounds, or throws it away. The request is paused until
/// one of both is asked for.
final class BodyReader {
    private final HttpServerRequest request;
    private final ServerConfig bounds;
    private final RunningCalls running;
    private final Runnable close;
    private @Nullable BodySink sink;
    private long received;
    private long counted;
    private long heardNanos = System.nanoTime();

    BodyReader(
            HttpServerRequest request, ServerConfig bounds, RunningCalls running, Runnable close) {
        this.request = request;
        this.bounds = bounds;
        this.running = running;
        this.close = close;
        request.pause();
        request.exceptionHandler(broken -> sink = null);
        request.handler(this::take);
        request.endHandler(end -> finish());
    }

    void read(BodySink to) {
        if (declared() > bounds.bodyLimit().asLongValue()) {
            to.refused(tooLarge());
            return;
        }
        sink = to;
        if (expectsContinue()) {
            request.response().writeContinue();
        }
        request.resume();
    }

    /// Throws away what has not been read, so that the connection can serve the next call; closes
    /// it if that is too much, or if the client may be waiting for leave to send it.
    void discard() {
        sink = null;
        if (request.isEnded()) {
            return;
        }
        boolean waits = expectsContinue() && received == 0;
        if (waits || declared() - received > bounds.discardLimit().asLongValue()) {
            close.run();
            return;
        }
        received = 0;
        request.resume();
    }

    /// The body is late.
    void timedOut() {
        refuse(CallerFaults.requestTimedOut());
    }

    boolean isReading() {
        return sink != null;
    }

    /// [System#nanoTime()] of the last chunk.
    long heardNanos() {
        return heardNanos;
    }

    /// Bytes counted as in memory.
    long bytes() {
        return counted;
    }

    private void take(Buffer chunk) {
        received += chunk.length();
        heardNanos = System.nanoTime();
        if (sink == null) {
            if (received > bounds.discardLimit().asLongValue()) {
                close.run();
            }
        } else if (received > bounds.bodyLimit().asLongValue()) {
            refuse(tooLarge());
        } else if (!running.addBody(chunk.length())) {
            refuse(ServerFaults.overloaded(bounds.retryAfter()));
        } else {
            counted += chunk.length();
            sink.chunk(chunk);
        }
    }

    private void finish() {
        BodySink reader = sink;
        sink = null;
        if (reader != null) {
            reader.end();
        }
    }

    private void refuse(ApiError error) {
        BodySink reader = sink;
        sink = null;
        if (reader != null) {
            reader.refused(error);
        }
    }

    private ApiError tooLarge() {
        return CallerFaults.requestTooLarge(
                413,
                "The request's body is larger than "
                        + bounds.bodyLimit().asLongValue()
                        + " bytes.");
    }

    private long declared() {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        try {
            return length == null ? 0 : Long.parseLong(length);
        } catch (NumberFormatException malformed) {
            return 0;
        }
    }

    private boolean expectsContinue() {
        return request.headers().contains(HttpHeaders.EXPECT, HttpHeaders.CONTINUE, true);
    }
}
