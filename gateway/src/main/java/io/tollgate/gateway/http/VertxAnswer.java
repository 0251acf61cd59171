package io.tollgate.gateway.http;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The answer on a Vert.x response. What is written in one turn of the event loop goes to the
/// socket together, at the turn's end.
final class VertxAnswer implements CallerAnswer {
    private final Context context;
    private final HttpServerResponse response;
    private final Runnable close;
    private final List<Runnable> afterwards = new ArrayList<>();
    private boolean started;
    private boolean ended;
    private boolean gone;
    private @Nullable Buffer unsent;
    private Future<Void> lastWrite = Future.succeededFuture();
    private Future<?> work = Future.succeededFuture();
    private @Nullable Runnable onGone;
    private @Nullable Runnable onDrain;

    /// @param context whose event loop everything here runs on
    /// @param close closes the connection
    VertxAnswer(Context context, HttpServerResponse response, Runnable close) {
        this.context = context;
        this.response = response;
        this.close = close;
        response.exceptionHandler(broken -> {});
        response.closeHandler(closed -> closed());
    }

    /// Runs when the answer has ended in whatever way, once.
    void afterwards(Runnable action) {
        afterwards.add(action);
    }

    void lasts(Future<?> until) {
        work = until;
    }

    /// What the caller was told; 0 if nothing.
    int status() {
        return started ? response.getStatusCode() : 0;
    }

    /// What the call does beside its answer, or after its caller has gone.
    Future<?> work() {
        return work;
    }

    @Override
    public void header(String name, String value) {
        if (!started && !gone) {
            response.putHeader(name, value);
        }
    }

    @Override
    public void send(int status, String contentType, Buffer body) {
        begin();
        if (isOver()) {
            return;
        }
        response.setStatusCode(status).putHeader(HttpHeaders.CONTENT_TYPE, contentType);
        ended = true;
        response.end(body).onComplete(sent -> over());
    }

    @Override
    public void start(int status, String contentType) {
        begin();
        if (!isOver()) {
            response.setStatusCode(status)
                    .putHeader(HttpHeaders.CONTENT_TYPE, contentType)
                    .setChunked(true);
        }
    }

    @Override
    public void write(Buffer chunk) {
        if (isOver()) {
            return;
        }
        if (unsent == null) {
            unsent = chunk;
            context.runOnContext(turn -> flush());
        } else {
            unsent.appendBuffer(chunk);
        }
    }

    private void flush() {
        Buffer all = unsent;
        unsent = null;
        if (!isOver() && all != null) {
            lastWrite = response.write(all);
        }
    }

    @Override
    public boolean isFull() {
        return !isOver() && response.writeQueueFull();
    }

    @Override
    public void onDrain(Runnable action) {
        onDrain = action;
        response.drainHandler(drained -> {
            Runnable waiting = onDrain;
            onDrain = null;
            if (waiting != null) {
                waiting.run();
            }
        });
    }

    @Override
    public void end() {
        if (!isOver()) {
            ended = true;
            Buffer last = unsent;
            unsent = null;
            (last == null ? response.end() : response.end(last)).onComplete(sent -> over());
        }
    }

    @Override
    public void cut() {
        if (!isOver()) {
            flush();
            ended = true;
            lastWrite.onComplete(written -> {
                close.run();
                over();
            });
        }
    }

    @Override
    public boolean isStarted() {
        return started;
    }

    @Override
    public boolean isGone() {
        return gone;
    }

    @Override
    public void onGone(Runnable action) {
        onGone = action;
    }

    private void begin() {
        if (started) {
            throw new IllegalStateException("a call is answered once");
        }
        started = true;
    }

    private boolean isOver() {
        return ended || gone;
    }

    private void closed() {
        if (isOver()) {
            return;
        }
        gone = true;
        if (onGone != null) {
            onGone.run();
        }
        over();
    }

    private void over() {
        List<Runnable> actions = List.copyOf(afterwards);
        afterwards.clear();
        actions.forEach(Runnable::run);
    }
}
