package io.tollgate.gateway.upstream.dialect;

/// How an answer is passed on.
///
/// @param publicModel what `model` says in every answer
/// @param usageWanted whether the caller asked for a stream's usage chunk
public record AnswerTerms(String publicModel, boolean usageWanted, AnswerLimits limits) {}
