package io.tollgate.gateway.meter;

import io.tollgate.billing.usage.TokenUsage;
import io.tollgate.billing.usage.UsageRecord.UsageSource;
import io.tollgate.gateway.http.ScannedChat;
import io.tollgate.gateway.upstream.dialect.Delivered;
import io.tollgate.gateway.upstream.dialect.ReportedUsage;
import java.util.Map;

/// Decides which token counts a call is charged for. Pure.
public final class Meter {
    private static final long BYTES_PER_TOKEN = 4;

    /// No call reads or makes more; a larger count is a fault of the upstream, not usage.
    private static final long CREDIBLE_TOKENS = 1_000_000_000;

    private Meter() {}

    /// An answer that came whole: what the upstream reports, else an estimate.
    ///
    /// @param outputAtMost tokens that the upstream was allowed to make, over all choices
    public static Metered whole(ScannedChat chat, Delivered delivered, long outputAtMost) {
        return delivered
                .usage()
                .filter(Meter::isCredible)
                .map(Meter::reported)
                .orElseGet(() -> estimate(chat, delivered, outputAtMost, UsageSource.ESTIMATED));
    }

    /// An answer that broke off: an estimate of what arrived, whatever was reported on the way.
    public static Metered part(ScannedChat chat, Delivered delivered, long outputAtMost) {
        return estimate(chat, delivered, outputAtMost, UsageSource.PARTIAL);
    }

    private static boolean isCredible(ReportedUsage usage) {
        return usage.tokens().totalInput() <= CREDIBLE_TOKENS
                && usage.tokens().totalOutput() <= CREDIBLE_TOKENS;
    }

    private static Metered reported(ReportedUsage usage) {
        return new Metered(usage.tokens(), UsageSource.REPORTED, usage.unpriced());
    }

    private static Metered estimate(
            ScannedChat chat, Delivered delivered, long outputAtMost, UsageSource source) {
        long output = Math.min(tokens(delivered.textBytes()), outputAtMost);
        long reasoning = Math.min(tokens(delivered.reasoningBytes()), outputAtMost - output);
        return new Metered(
                new TokenUsage(tokens(chat.promptTextBytes()), 0, 0, output, reasoning),
                source,
                Map.of());
    }

    /// The estimate of how many tokens a text is.
    ///
    /// @param bytes of UTF-8
    public static long tokens(long bytes) {
        return (bytes + BYTES_PER_TOKEN - 1) / BYTES_PER_TOKEN;
    }
}
