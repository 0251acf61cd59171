package io.tollgate.catalog.environment;

/// Ends an application's start for a reason that no waiting cures: one line on standard error, no
/// stack trace, exit code 1.
public final class StartRefused {
    private static final int EXIT_CODE = 1;

    private StartRefused() {}

    /// Never returns; declared so that callers can throw it. Only for start-up observers that run
    /// before anything is served: an orderly shutdown of a half-started application would bury the
    /// reason under its own complaints.
    public static RuntimeException because(String reason) {
        System.err.println(reason);
        System.err.flush();
        Runtime.getRuntime().halt(EXIT_CODE);
        return new IllegalStateException(reason);
    }
}
