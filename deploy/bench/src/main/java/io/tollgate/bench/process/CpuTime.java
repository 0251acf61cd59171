package io.tollgate.bench.process;

import java.time.Duration;
import java.util.stream.Stream;

/// CPU time of processes, user and system, as the kernel counts it (`/proc/<pid>/stat` on Linux, in
/// steps of 10 ms).
public final class CpuTime {
    private CpuTime() {}

    /// Of a process alone.
    public static Duration of(long pid) {
        return ProcessHandle.of(pid).map(CpuTime::of).orElse(Duration.ZERO);
    }

    /// Of a process and those that it started and that still run.
    public static Duration ofFamily(long pid) {
        return ProcessHandle.of(pid).stream()
                .flatMap(process -> Stream.concat(Stream.of(process), process.descendants()))
                .map(CpuTime::of)
                .reduce(Duration.ZERO, Duration::plus);
    }

    private static Duration of(ProcessHandle process) {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }
}
