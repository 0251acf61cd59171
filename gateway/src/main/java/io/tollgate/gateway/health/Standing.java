package io.tollgate.gateway.health;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Whether a lane is to be used now.
///
/// @param why for whoever asks later; empty for a lane that is well
/// @param badness orders those that are out, the least bad first
/// @param until when it is expected back, null if nobody knows
/// @param expectedNanos the time to the first content, 0 if unknown
public record Standing(
        Kind kind, String why, double badness, @Nullable Instant until, double expectedNanos) {
    public enum Kind {
        WELL,
        /// Was out, and one call tries it.
        PROBED,
        /// Would be out, but too many others are.
        SPARED,
        OUT,
        /// Out, and of no use even when all are.
        DEAD
    }

    public boolean isUsable() {
        return kind == Kind.WELL || kind == Kind.PROBED || kind == Kind.SPARED;
    }

    Standing as(Kind other) {
        return new Standing(other, why, badness, until, expectedNanos);
    }
}
