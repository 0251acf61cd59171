package io.tollgate.catalog.environment;

import io.quarkus.runtime.PreventFurtherStepsException;
import io.quarkus.runtime.Quarkus;

/// Ends an application's start for a reason that no waiting cures: one line on standard error, no
/// stack trace, exit code 1.
public final class StartRefused {
    private static final int EXIT_CODE = 1;

    private StartRefused() {}

    /// To be thrown by the start-up observer that found the reason. The exception alone would leave
    /// the process waiting for a signal; the exit asked for here ends it.
    public static RuntimeException because(String reason) {
        System.err.println(reason);
        Quarkus.asyncExit(EXIT_CODE);
        return new PreventFurtherStepsException(reason, EXIT_CODE);
    }
}
