package io.tollgate.gateway.upstream;

import io.vertx.core.Future;

/// One attempt under way, on the event loop that started it.
public interface UpstreamAttempt {
    /// Completes with the answer's head, paused, or fails with [UpstreamFailure] only.
    Future<UpstreamAnswer> answer();

    /// Gives up: closes the connection if one is open. The future, if still open, fails with
    /// [UpstreamFailure.Kind#CANCELLED]; an answer that is being read reports nothing more.
    void cancel();
}
