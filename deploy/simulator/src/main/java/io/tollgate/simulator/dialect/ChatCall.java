package io.tollgate.simulator.dialect;

import org.jspecify.annotations.Nullable;

/// What the simulator understood of a call.
///
/// @param includeUsage whether a stream shall report usage
/// @param choices how many answers are wanted, at least 1
/// @param outputLimit tokens a choice, at least 1; null if the caller gave none
/// @param function the tool that must be called, or null for text
/// @param promptTokens the UTF-8 bytes of all message text ÷ 4, rounded up
public record ChatCall(
        String model,
        boolean stream,
        boolean includeUsage,
        int choices,
        @Nullable Integer outputLimit,
        @Nullable String function,
        long promptTokens)
        implements Reading {

    /// Output tokens of one choice.
    int tokensPerChoice() {
        return outputLimit == null
                ? SimulatedText.TOKENS
                : Math.min(outputLimit, SimulatedText.TOKENS);
    }

    /// Whether the caller's limit ended the answer before its own end.
    boolean cutByLimit() {
        return tokensPerChoice() < SimulatedText.TOKENS;
    }

    /// The same with at most so many tokens a choice; null changes nothing.
    public ChatCall withAtMost(@Nullable Integer tokens) {
        if (tokens == null || (outputLimit != null && outputLimit <= tokens)) {
            return this;
        }
        return new ChatCall(model, stream, includeUsage, choices, tokens, function, promptTokens);
    }
}
