package io.tollgate.billing.pricing;

/// What is known of a call before it is sent. No token is shorter than a byte.
///
/// @param bodyBytes bytes of the request body
/// @param overheadTokens tokens that the upstream may add to what the caller sent
/// @param contextLength the model's, in tokens: no call reads more
/// @param outputTokens the output limit of one choice
/// @param choices how many answers are asked for (`n`)
public record QuoteInput(
        long bodyBytes, long overheadTokens, long contextLength, long outputTokens, int choices) {
    public QuoteInput {
        if (bodyBytes < 0 || overheadTokens < 0 || contextLength < 0 || outputTokens < 0) {
            throw new IllegalArgumentException("negative size");
        }
        if (choices < 1) {
            throw new IllegalArgumentException("choices: " + choices);
        }
    }

    /// The same call with another output limit.
    public QuoteInput withOutputTokens(long tokens) {
        return new QuoteInput(bodyBytes, overheadTokens, contextLength, tokens, choices);
    }

    /// For content whose tokens cannot be told from its bytes.
    public QuoteInput withWholeContext() {
        return new QuoteInput(contextLength, overheadTokens, contextLength, outputTokens, choices);
    }

    long inputTokensAtMost() {
        return Math.min(saturatedSum(bodyBytes, overheadTokens), contextLength);
    }

    long outputTokensAtMost() {
        return outputTokens > Long.MAX_VALUE / choices ? Long.MAX_VALUE : outputTokens * choices;
    }

    private static long saturatedSum(long one, long other) {
        return one > Long.MAX_VALUE - other ? Long.MAX_VALUE : one + other;
    }
}
