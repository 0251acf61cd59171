package io.tollgate.gateway.upstream.dialect;

/// How an answer is read and passed on.
///
/// @param model `model` says the public one in every answer
/// @param usageWanted whether the caller asked for a stream's usage chunk
public record AnswerTerms(ModelNames model, boolean usageWanted, AnswerLimits limits) {}
