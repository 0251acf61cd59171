package io.tollgate.gateway.upstream.dialect;

import java.util.Optional;

/// What an answer contained, for metering.
///
/// @param textBytes UTF-8 bytes of text, tool-call arguments and refusal
/// @param reasoningBytes UTF-8 bytes of reasoning
/// @param content whether there was any content
/// @param finished whether a finish reason was seen
/// @param done whether `[DONE]` was seen; neither this nor `finished` means that a stream was cut
/// @param usage the last one reported, empty if there was none or it could not be understood
public record Delivered(
        long textBytes,
        long reasoningBytes,
        boolean content,
        boolean finished,
        boolean done,
        Optional<ReportedUsage> usage) {}
