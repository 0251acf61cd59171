package io.tollgate.gateway.relay;

import io.tollgate.gateway.http.CallerAnswer;
import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;

/// Keeps a stream's connection alive while no content comes: first the status, then comments.
/// Belongs to the call's event loop.
final class Silence {
    private static final Buffer COMMENT = Buffer.buffer(": keep-alive\n\n");

    private final Context context;
    private final CallerAnswer answer;
    private final long timer;

    Silence(Context context, CallerAnswer answer, Duration patience, Runnable beforeStatus) {
        this.context = context;
        this.answer = answer;
        this.timer =
                context.owner().setPeriodic(patience.toMillis(), tick -> comment(beforeStatus));
    }

    void end() {
        context.owner().cancelTimer(timer);
    }

    private void comment(Runnable beforeStatus) {
        if (!answer.isStarted()) {
            beforeStatus.run();
        }
        answer.write(COMMENT.copy());
    }
}
