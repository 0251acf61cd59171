package io.tollgate.standalone.process;

import java.io.IOException;

/// The signal by which a program ends in good order.
public enum StopSignal {
    TERM,
    /// PostgreSQL's fast shutdown; SIGTERM would wait for every client to leave.
    INT;

    void send(ProcessHandle process) {
        if (this == TERM) {
            boolean _ = process.destroy();
            return;
        }
        try {
            // The JVM can send no other signal by itself, and every sh has kill built in.
            boolean _ =
                    new ProcessBuilder("sh", "-c", "kill -INT \"$0\"", Long.toString(process.pid()))
                            .start()
                            .onExit()
                            .isDone();
        } catch (IOException noShell) {
            boolean _ = process.destroy();
        }
    }
}
