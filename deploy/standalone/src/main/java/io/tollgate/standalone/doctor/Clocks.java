package io.tollgate.standalone.doctor;

import java.time.Duration;

/// A store's clock against this machine's.
final class Clocks {
    /// Past it a gateway is not ready.
    private static final Duration BOUND = Duration.ofSeconds(30);

    private static final Duration NOTABLE = Duration.ofSeconds(2);

    private Clocks() {}

    static Finding compare(String server, long theirMillis) {
        long skew = Math.abs(System.currentTimeMillis() - theirMillis);
        String subject = server + " clock";
        String fact = skew + " ms from this machine's";
        if (skew > BOUND.toMillis()) {
            return Finding.failed(
                    subject, fact, "Let both machines follow a time server: 30 s are the bound.");
        }
        return skew > NOTABLE.toMillis()
                ? Finding.note(subject, fact, "Let both machines follow a time server.")
                : Finding.ok(subject, fact);
    }
}
