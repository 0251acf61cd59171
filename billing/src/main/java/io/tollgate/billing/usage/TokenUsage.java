package io.tollgate.billing.usage;

/// Tokens of one call by kind. The kinds are disjoint: `input` excludes what was read from or
/// written to a cache, `output` excludes reasoning. A dialect makes them so.
public record TokenUsage(
        long input, long cachedInput, long cacheWrite, long output, long reasoning) {
    public static final TokenUsage NONE = new TokenUsage(0, 0, 0, 0, 0);

    public TokenUsage {
        if (input < 0 || cachedInput < 0 || cacheWrite < 0 || output < 0 || reasoning < 0) {
            throw new IllegalArgumentException("negative tokens");
        }
    }

    /// All that was read: what a price tier (`context_from`) looks at.
    public long totalInput() {
        return input + cachedInput + cacheWrite;
    }

    public long totalOutput() {
        return output + reasoning;
    }

    public long of(TokenKind kind) {
        return switch (kind) {
            case INPUT -> input;
            case CACHED_INPUT -> cachedInput;
            case CACHE_WRITE -> cacheWrite;
            case OUTPUT -> output;
            case REASONING -> reasoning;
        };
    }
}
