package io.tollgate.bench.money;

import io.tollgate.bench.process.CpuTime;
import io.tollgate.bench.process.ThreadTimes;
import java.time.Duration;

/// Times work by the clock and by the CPU time of those who share it.
record Pace(long redisPid, long postgresPid) {
    /// Of one piece of work: units a second, and CPU time in microseconds a unit, the JVM's without
    /// its compilers.
    record Figures(double perSecond, double redisMicros, double postgresMicros, double jvmMicros) {}

    Figures of(int units, Runnable work) {
        Duration redis = CpuTime.of(redisPid);
        Duration postgres = CpuTime.ofFamily(postgresPid);
        ThreadTimes jvm = ThreadTimes.of(ProcessHandle.current().pid());
        long start = System.nanoTime();
        work.run();
        long nanos = System.nanoTime() - start;
        return new Figures(
                units * 1e9 / nanos,
                micros(CpuTime.of(redisPid).minus(redis), units),
                micros(CpuTime.ofFamily(postgresPid).minus(postgres), units),
                micros(ThreadTimes.of(ProcessHandle.current().pid()).since(jvm).work(), units));
    }

    private static double micros(Duration cpu, int units) {
        return cpu.toNanos() / 1e3 / units;
    }
}
