package io.tollgate.gateway.http;

/// What a request body turned out to be.
public sealed interface ScanOutcome permits ScannedChat, BodyFault {}
