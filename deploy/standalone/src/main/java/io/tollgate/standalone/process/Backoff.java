package io.tollgate.standalone.process;

import java.time.Duration;

/// How often and how soon a part that dies is started again.
///
/// @param first the wait before the first start, doubled for each further one in a row
/// @param longest no wait is longer
/// @param steady a part that has been ready for so long counts as recovered: what comes later is
///   another misfortune
/// @param most deaths in a row, after which another start would be useless
public record Backoff(Duration first, Duration longest, Duration steady, int most) {
    /// All waits together make 46 s, and a Java part takes some seconds to fail: a port or a disk
    /// that somebody is just freeing has a minute, and a broken installation is told within two.
    public static final Backoff USUAL =
            new Backoff(Duration.ofMillis(500), Duration.ofSeconds(15), Duration.ofSeconds(15), 8);

    /// Goes on whatever happens, and forgets a misfortune at once.
    public static final Backoff PATIENT =
            new Backoff(
                    Duration.ofMillis(500),
                    Duration.ofSeconds(15),
                    Duration.ZERO,
                    Integer.MAX_VALUE);

    public Backoff {
        if (first.isNegative() || first.compareTo(longest) > 0 || most < 1) {
            throw new IllegalArgumentException("no way to wait: " + first + ", " + longest);
        }
    }

    /// Before the start that follows so many deaths in a row, counted from 1.
    Duration waitAfter(int deaths) {
        Duration wait = first;
        for (int n = 1; n < deaths && wait.compareTo(longest) < 0; n++) {
            wait = wait.multipliedBy(2);
        }
        return wait.compareTo(longest) < 0 ? wait : longest;
    }
}
