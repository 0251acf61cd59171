package io.tollgate.catalog.account;

import java.util.Currency;
import org.jspecify.annotations.Nullable;

/// How an account at an upstream stands.
public enum Standing {
    /// No money, or the upstream says that it serves no calls.
    EMPTY,
    /// Below the reserve: traffic is moved away.
    RESERVED,
    /// Below what operators want to hear of.
    LOW,
    FINE;

    /// How an account with this balance stands.
    ///
    /// @param usable false if the upstream says that the balance serves no calls
    /// @param marks null without any; those of another currency say nothing
    public static Standing of(
            long nanos, Currency currency, boolean usable, @Nullable AccountMarks marks) {
        if (nanos <= 0 || !usable) {
            return EMPTY;
        }
        if (marks == null || !marks.currency().equals(currency)) {
            return FINE;
        }
        return nanos < marks.reserveNanos() ? RESERVED : nanos < marks.alertNanos() ? LOW : FINE;
    }
}
