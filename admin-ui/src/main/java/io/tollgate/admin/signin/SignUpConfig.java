package io.tollgate.admin.signin;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.tollgate.catalog.people.Seat;

/// Who may sign up.
@ConfigMapping(prefix = "tollgate.sign-up")
public interface SignUpConfig {
    /// From TOLLGATE_SIGN_UP.
    @WithDefault("open")
    Mode mode();

    /// Whether somebody new may take a place that they were invited to. An admin can always be
    /// helped by more operators.
    default boolean takesNewcomers(Seat seat) {
        return mode() != Mode.CLOSED || seat instanceof Seat.AmongOperators;
    }

    enum Mode {
        /// Everybody, each with a tenant of their own.
        OPEN,
        /// Who was invited, into the tenant that invites.
        INVITATION,
        /// Nobody but whom an admin invites among the operators. People who have an account accept
        /// invitations as ever.
        CLOSED
    }
}
