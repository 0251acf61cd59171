package io.tollgate.simulator.journal;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/// One call as the log keeps it.
///
/// @param n ascending from 1 without gaps, across restarts
/// @param call the `x-tollgate-call` header: request id and attempt
/// @param credential the secret that the caller sent
/// @param model null if the request could not be read
/// @param chunksSent content chunks; 0 for plain calls
@JsonInclude(JsonInclude.Include.ALWAYS)
public record LoggedCall(
        long n,
        @Nullable String call,
        String dialect,
        @Nullable String credential,
        @Nullable String model,
        boolean stream,
        TrueUsage usage,
        int chunksSent,
        Outcome outcome) {}
