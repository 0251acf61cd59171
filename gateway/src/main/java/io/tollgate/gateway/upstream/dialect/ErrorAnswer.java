package io.tollgate.gateway.upstream.dialect;

import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An upstream's answer with a status other than 200.
///
/// @param retryAfter the header as it came, null without one
/// @param body its beginning is enough (64 KiB)
/// @param model the two names of the model; the upstream's is not shown to callers
/// @param at when the answer came
public record ErrorAnswer(
        int status, @Nullable String retryAfter, Buffer body, ModelNames model, Instant at) {

    /// A model's public id and the upstream's name for it.
    public record ModelNames(String publicModel, String upstreamModel) {}
}
