package io.tollgate.gateway.http;

import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/// What we interpret of a chat request, and its bytes untouched.
///
/// @param model as the caller wrote it: a public id, an alias, or unknown
/// @param includeUsage whether the caller asked for the usage chunk of a stream
/// @param outputLimit tokens, empty when the caller set none
/// @param limitField where the output limit stood, null without one
/// @param n number of choices, 1 to 128
/// @param bodyBytes length of the whole body
/// @param promptTextBytes UTF-8 bytes, after unescaping, of all message content that is text
/// @param unknownContent whether a message carries content whose tokens its text does not bound
/// @param body for [Splice]; may be spliced any number of times
public record ScannedChat(
        String model,
        boolean stream,
        boolean includeUsage,
        OptionalInt outputLimit,
        @Nullable OutputLimitField limitField,
        int n,
        long bodyBytes,
        long promptTextBytes,
        boolean unknownContent,
        ChatBody body)
        implements ScanOutcome {}
