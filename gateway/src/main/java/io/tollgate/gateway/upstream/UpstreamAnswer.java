package io.tollgate.gateway.upstream;

import io.vertx.core.buffer.Buffer;
import org.jspecify.annotations.Nullable;

/// An upstream's answer, head first, then the body by [#read(Sink)]. Belongs to the event loop of
/// the attempt.
public interface UpstreamAnswer {
    /// 200 or any other status; redirects are not followed.
    int status();

    @Nullable String contentType();

    /// `retry-after` as sent: seconds or a date.
    @Nullable String retryAfter();

    /// Starts reading. Once.
    void read(Sink sink);

    /// Stops reading from the socket; the idle time-out rests.
    void pause();

    void resume();

    /// Closes the connection; nothing more is reported.
    void cancel();

    /// Takes the body: chunks, then exactly one of the two ends.
    interface Sink {
        void chunk(Buffer chunk);

        /// The body is complete as HTTP counts.
        void end();

        /// The body broke off: reset, or silent for too long.
        void failed(UpstreamFailure failure);
    }
}
