package io.tollgate.gateway.upstream.dialect;

import java.time.Instant;

/// How an answer is read and passed on.
///
/// @param model `model` says the public one in every answer
/// @param created the moment that an answer made by us says, in whole seconds
/// @param usageWanted whether the caller asked for a stream's usage chunk
public record AnswerTerms(
        ModelNames model, Instant created, boolean usageWanted, AnswerLimits limits) {
    long createdSeconds() {
        return created.getEpochSecond();
    }
}
