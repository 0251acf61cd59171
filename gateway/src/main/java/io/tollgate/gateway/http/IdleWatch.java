package io.tollgate.gateway.http;

import io.vertx.core.Vertx;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Closes a connection that is silent while we wait for its client: between calls, inside a head,
/// inside a body. While the client waits for us it may take any time. Belongs to one event loop.
final class IdleWatch {
    private final Vertx vertx;
    private final Duration limit;
    private final Runnable close;
    private @Nullable BodyReader body;
    private boolean answering;
    private long heardNanos = System.nanoTime();
    private long timer;

    IdleWatch(Vertx vertx, Duration limit, Runnable close) {
        this.vertx = vertx;
        this.limit = limit;
        this.close = close;
        timer = vertx.setTimer(limit.toMillis(), fired -> check());
    }

    /// A call came in.
    void begin(BodyReader reader) {
        body = reader;
        answering = true;
        heardNanos = System.nanoTime();
    }

    /// The call is answered; the next one may have begun already, if it was pipelined.
    void end(BodyReader reader) {
        if (body != reader) {
            return;
        }
        body = null;
        answering = false;
        heardNanos = System.nanoTime();
    }

    /// The connection is closed.
    void stop() {
        boolean _ = vertx.cancelTimer(timer);
    }

    private void check() {
        BodyReader reader = body;
        boolean waiting = !answering || (reader != null && reader.isReading());
        long silentNanos = waiting ? System.nanoTime() - lastHeardNanos(reader) : 0;
        if (silentNanos < limit.toNanos()) {
            long restMillis = Math.max(1, limit.minusNanos(silentNanos).toMillis());
            timer = vertx.setTimer(restMillis, fired -> check());
        } else if (reader != null && answering) {
            reader.timedOut();
            timer = vertx.setTimer(limit.toMillis(), fired -> check());
        } else {
            close.run();
        }
    }

    private long lastHeardNanos(@Nullable BodyReader reader) {
        return reader == null ? heardNanos : Math.max(heardNanos, reader.heardNanos());
    }
}
