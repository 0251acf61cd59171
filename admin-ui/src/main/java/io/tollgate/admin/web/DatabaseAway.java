package io.tollgate.admin.web;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/// Whether a fault comes from a PostgreSQL that was not there, which a repetition may mend.
final class DatabaseAway {
    /// SQLSTATE class 08: no connection; 57P: shutting down, crashed, not up yet.
    private static final String NO_CONNECTION = "08";

    private static final String NOT_NOW = "57P";

    private DatabaseAway() {}

    static boolean caused(Throwable fault) {
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException refused && isAway(refused.getSQLState())) {
                return true;
            }
        }
        return false;
    }

    private static boolean isAway(@Nullable String state) {
        return state != null && (state.startsWith(NO_CONNECTION) || state.startsWith(NOT_NOW));
    }
}
