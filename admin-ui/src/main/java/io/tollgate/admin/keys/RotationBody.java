package io.tollgate.admin.keys;

import io.tollgate.admin.web.Check;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// How a key is to be replaced.
///
/// @param overlapSeconds how long the former key still works; 0, the default, stops it at once
record RotationBody(@Nullable Integer overlapSeconds) {
    /// Longer than any deployment takes; who needs more issues a second key.
    private static final int MOST_SECONDS = (int) Duration.ofDays(30).toSeconds();

    Duration overlap() {
        return overlapSeconds == null
                ? Duration.ZERO
                : Duration.ofSeconds(
                        Check.within(overlapSeconds, "overlap_seconds", 0, MOST_SECONDS));
    }
}
