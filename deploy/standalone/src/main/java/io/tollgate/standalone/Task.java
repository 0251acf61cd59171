package io.tollgate.standalone;

/// What a run of the launcher is for.
enum Task {
    /// Serve until a stop is asked for.
    SERVE,
    /// The same, with three companies' usage to look at.
    SERVE_DEMO_DATA,
    /// Take them away again, and stop.
    REMOVE_DEMO_DATA
}
