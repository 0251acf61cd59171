package io.tollgate.standalone.process;

import java.time.Duration;

/// Ends a process: its own signal, a bounded wait that a hurry cuts short, then SIGKILL.
final class Ending {
    private static final Duration STEP = Duration.ofMillis(50);

    /// A killed process is gone at once, unless the kernel is busy writing its memory away.
    private static final Duration AFTER_KILL = Duration.ofSeconds(10);

    private final ProcessHandle process;
    private final Mark mark;
    private final StopSignal signal;

    Ending(ProcessHandle process, Mark mark, StopSignal signal) {
        this.process = process;
        this.mark = mark;
        this.signal = signal;
    }

    /// True if the process went by itself.
    boolean end(Duration bound, StopRequest request) {
        signal.send(process);
        long deadline = System.nanoTime() + bound.toNanos();
        while (mark.on(process)) {
            if (request.awaitHurry(STEP) || System.nanoTime() > deadline) {
                kill();
                return false;
            }
        }
        return true;
    }

    private void kill() {
        boolean _ = process.destroyForcibly();
        long deadline = System.nanoTime() + AFTER_KILL.toNanos();
        while (mark.on(process) && System.nanoTime() < deadline) {
            Thread.onSpinWait();
        }
    }
}
