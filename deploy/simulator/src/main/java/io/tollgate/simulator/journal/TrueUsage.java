package io.tollgate.simulator.journal;

/// What a call really used, in tokens, whatever was reported to the caller.
public record TrueUsage(long promptTokens, long completionTokens) {
    /// Of a call that was refused.
    public static final TrueUsage NOTHING = new TrueUsage(0, 0);
}
