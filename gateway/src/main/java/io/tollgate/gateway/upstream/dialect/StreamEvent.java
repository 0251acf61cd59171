package io.tollgate.gateway.upstream.dialect;

import io.vertx.core.buffer.Buffer;
import org.jspecify.annotations.Nullable;

/// One event of an upstream stream.
///
/// @param bytes to pass on, whole events in the caller's wire format; empty if nothing is
/// @param content whether it carries content (text, reasoning, a tool call, refusal, finish
///   reason): no failover after it was passed on
/// @param textBytes UTF-8 bytes of text, tool-call arguments and refusal
/// @param reasoningBytes UTF-8 bytes of reasoning
/// @param finished whether a choice gave its finish reason
/// @param done whether it is `[DONE]`
/// @param error an error inside the stream, or something that is no event of this dialect; its
///   class tells whether another route may answer while nothing was passed on, later it counts as
///   [FailureClass#CUT_MIDSTREAM]
public record StreamEvent(
        Buffer bytes,
        boolean content,
        long textBytes,
        long reasoningBytes,
        boolean finished,
        boolean done,
        @Nullable FailedAnswer error) {}
