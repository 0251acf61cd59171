package io.tollgate.gateway.http;

import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// What we interpret of a chat request, and its bytes untouched.
///
/// @param model as the caller wrote it: a public id, an alias, or unknown
/// @param fallbacks models to try after it, as the caller wrote them
/// @param provider what the caller asks of the choice of upstreams
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
        List<String> fallbacks,
        ProviderWish provider,
        boolean stream,
        boolean includeUsage,
        OptionalInt outputLimit,
        @Nullable OutputLimitField limitField,
        int n,
        long bodyBytes,
        long promptTextBytes,
        boolean unknownContent,
        ChatBody body)
        implements ScanOutcome {
    /// Providers' prompt caches begin at a thousand tokens or so.
    private static final int PREFIX_BYTES = 4 * 1024;

    /// What prompts have in common that begin alike; empty for those too short to be cached.
    public OptionalLong prefix() {
        return promptTextBytes < PREFIX_BYTES
                ? OptionalLong.empty()
                : OptionalLong.of(body.hash(body.spans().messages(), PREFIX_BYTES));
    }
}
