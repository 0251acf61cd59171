package io.tollgate.gateway.upstream.dialect;

/// What a plain answer with status 200 turned out to be.
public sealed interface PlainOutcome permits PlainAnswer, FailedAnswer {}
