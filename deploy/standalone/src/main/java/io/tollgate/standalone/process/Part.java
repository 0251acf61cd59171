package io.tollgate.standalone.process;

/// A running program that the launcher started and will stop.
public interface Part {
    /// One lower-case word, as in `run/<name>.pid` and `log/<name>.log`.
    String name();

    boolean alive();

    /// The line of its log that best tells why it failed; empty if there is none.
    String reason();

    /// Ends the program, politely first, and deletes its pid file. Blocks until it has ended; does
    /// nothing if it has ended already.
    void stop(StopRequest request);
}
