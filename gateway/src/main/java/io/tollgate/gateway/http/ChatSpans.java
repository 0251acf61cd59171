package io.tollgate.gateway.http;

import io.tollgate.gateway.json.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where in a chat request the values stand that an upstream must see changed.
///
/// @param firstMember the offset past the bracket that opens the body
/// @param inlineImages the strings of image parts that are data URLs
/// @param own members that no upstream gets
/// @param messages the offset of the bracket that opens the messages
record ChatSpans(
        long firstMember,
        Span model,
        @Nullable Member maxTokens,
        @Nullable Member maxCompletionTokens,
        @Nullable StreamOptions streamOptions,
        @Nullable Numeral temperature,
        @Nullable Numeral topP,
        List<Span> inlineImages,
        List<Span> own,
        long messages) {

    ChatSpans {
        inlineImages = List.copyOf(inlineImages);
        own = List.copyOf(own);
    }

    @Nullable Member limit(OutputLimitField field) {
        return switch (field) {
            case MAX_TOKENS -> maxTokens;
            case MAX_COMPLETION_TOKENS -> maxCompletionTokens;
        };
    }

    /// A number as it was written.
    record Numeral(Span value, String text) {}

    /// A member with a value or with null.
    record Member(Span key, Span value, boolean isNull) {}

    /// @param value the whole object, or null's
    /// @param includeUsage the value's span, if the member is there
    record StreamOptions(Span value, boolean isNull, boolean empty, @Nullable Span includeUsage) {}
}
