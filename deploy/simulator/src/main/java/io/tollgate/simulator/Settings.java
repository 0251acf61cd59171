package io.tollgate.simulator;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// How a simulator runs.
///
/// @param port 0 for any free one
/// @param bind the address to listen on
/// @param log the call log's file, appended to; null for a temporary one
/// @param eventLoops threads that serve calls
/// @param bodyLimitBytes longest body of a call: above the gateway's 32 MiB, so that the gateway's
///   bound is met first
/// @param rulesLimit most rules that may stand at a time
public record Settings(
        int port,
        String bind,
        @Nullable Path log,
        int eventLoops,
        int bodyLimitBytes,
        int rulesLimit) {
    static final int DEFAULT_PORT = 8089;
    private static final String LOOPBACK = "127.0.0.1";
    private static final int MAX_EVENT_LOOPS = 4;
    private static final int BODY_LIMIT_BYTES = 40 << 20;
    private static final int RULES_LIMIT = 10_000;

    public Settings {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("the port must be between 0 and 65535, not " + port);
        }
    }

    /// The defaults on a loopback port, 0 for any free one.
    public static Settings onPort(int port) {
        int eventLoops = Math.min(MAX_EVENT_LOOPS, Runtime.getRuntime().availableProcessors());
        return new Settings(port, LOOPBACK, null, eventLoops, BODY_LIMIT_BYTES, RULES_LIMIT);
    }

    /// The same, listening on another address.
    public Settings withBind(String address) {
        return new Settings(port, address, log, eventLoops, bodyLimitBytes, rulesLimit);
    }

    /// The same, with the log in that file.
    public Settings withLog(Path file) {
        return new Settings(port, bind, file, eventLoops, bodyLimitBytes, rulesLimit);
    }
}
