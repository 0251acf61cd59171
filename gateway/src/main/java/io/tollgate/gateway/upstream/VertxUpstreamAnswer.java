package io.tollgate.gateway.upstream;

import io.tollgate.gateway.upstream.UpstreamFailure.Kind;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// An answer on a Vert.x response, which is paused until it is read.
final class VertxUpstreamAnswer implements UpstreamAnswer {
    private final HttpClientResponse response;
    private final SilenceTimer timer;
    private final Duration idleTimeout;
    private @Nullable Sink sink;
    private @Nullable UpstreamFailure unread;
    private boolean over;

    VertxUpstreamAnswer(HttpClientResponse response, SilenceTimer timer, Duration idleTimeout) {
        this.response = response;
        this.timer = timer;
        this.idleTimeout = idleTimeout;
        timer.rest();
        response.exceptionHandler(
                broken -> fail(new UpstreamFailure(Kind.BROKEN, "broke off: " + broken)));
    }

    @Override
    public int status() {
        return response.statusCode();
    }

    @Override
    public @Nullable String contentType() {
        return response.getHeader(HttpHeaders.CONTENT_TYPE);
    }

    @Override
    public @Nullable String retryAfter() {
        return response.getHeader(HttpHeaders.RETRY_AFTER);
    }

    @Override
    public void read(Sink to) {
        if (sink != null) {
            throw new IllegalStateException("an answer is read once");
        }
        sink = to;
        if (unread != null) {
            to.failed(unread);
            return;
        }
        response.handler(this::take);
        response.endHandler(end -> finish());
        timer.wake();
        timer.restart(idleTimeout);
        response.resume();
    }

    @Override
    public void pause() {
        if (!over) {
            timer.rest();
            response.pause();
        }
    }

    @Override
    public void resume() {
        if (!over) {
            timer.wake();
            response.resume();
        }
    }

    @Override
    public void cancel() {
        if (!over) {
            over = true;
            timer.stop();
            boolean _ = response.request().reset();
        }
    }

    /// Nothing came for too long.
    void silent() {
        fail(new UpstreamFailure(Kind.IDLE_TIMEOUT, "silent for " + idleTimeout));
    }

    private void take(Buffer chunk) {
        timer.touch();
        if (!over && sink != null) {
            sink.chunk(chunk);
        }
    }

    private void finish() {
        if (!over) {
            over = true;
            timer.stop();
            if (sink != null) {
                sink.end();
            }
        }
    }

    private void fail(UpstreamFailure failure) {
        if (over) {
            return;
        }
        over = true;
        timer.stop();
        boolean _ = response.request().reset();
        if (sink != null) {
            sink.failed(failure);
        } else {
            unread = failure;
        }
    }
}
