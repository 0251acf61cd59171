package io.tollgate.gateway.upstream.dialect;

import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An upstream's answer with a status other than 200.
///
/// @param retryAfter the header as it came, null without one
/// @param body its beginning is enough (64 KiB)
/// @param at when the answer came
public record ErrorReply(
        int status, @Nullable String retryAfter, Buffer body, ModelNames model, Instant at) {}
