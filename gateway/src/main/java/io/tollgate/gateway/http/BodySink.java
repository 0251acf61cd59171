package io.tollgate.gateway.http;

import io.tollgate.gateway.error.ApiError;
import io.vertx.core.buffer.Buffer;

/// Takes a request's body as it arrives, on the call's event loop: chunks, then one of [#end()] and
/// [#refused(ApiError)], or neither when the caller is gone.
public interface BodySink {
    void chunk(Buffer chunk);

    void end();

    /// The body passes its bound or does not arrive in time; nothing more comes. The error is to be
    /// answered.
    void refused(ApiError error);
}
