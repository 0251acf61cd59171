package io.tollgate.standalone.process;

import io.tollgate.standalone.home.PidFile;
import java.time.Duration;
import java.util.Optional;

/// A part that a killed launcher left running, found again by its pid file.
public final class LeftOver implements Part {
    private final String name;
    private final ProcessHandle process;
    private final Mark mark;
    private final PidFile pidFile;
    private final StopSignal stopSignal;
    private final Duration stopBound;

    private LeftOver(
            String name,
            ProcessHandle process,
            Mark mark,
            PidFile pidFile,
            StopSignal stopSignal,
            Duration stopBound) {
        this.name = name;
        this.process = process;
        this.mark = mark;
        this.pidFile = pidFile;
        this.stopSignal = stopSignal;
        this.stopBound = stopBound;
    }

    /// Empty if the pid file is missing or names a process that is not ours.
    public static Optional<LeftOver> find(
            String name, Mark mark, PidFile pidFile, StopSignal stopSignal, Duration stopBound) {
        return pidFile.read()
                .flatMap(mark::find)
                .map(process -> new LeftOver(name, process, mark, pidFile, stopSignal, stopBound));
    }

    @Override
    public String name() {
        return name;
    }

    public long pid() {
        return process.pid();
    }

    @Override
    public boolean alive() {
        return mark.on(process);
    }

    @Override
    public String reason() {
        return "";
    }

    @Override
    public void stop(StopRequest request) {
        boolean _ = new Ending(process, mark, stopSignal).end(stopBound, request);
        pidFile.delete();
    }
}
