package io.tollgate.bench.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// CPU time of a program's threads at a moment, user and system, so that what a JVM spends on
/// compiling, which ends when it is warm, is told from what it spends on work. Linux counts it in
/// steps of 10 ms; elsewhere it is all work.
///
/// @param ticks by thread
/// @param compilers the threads of the just-in-time compilers
public record ThreadTimes(Map<String, Long> ticks, List<String> compilers) {
    private static final int TICK_MILLIS = 10;
    private static final String WHOLE = "whole";

    /// `tid (name) state …`, with user and system time as the fields 14 and 15.
    private static final Pattern STAT =
            Pattern.compile("(\\d+) \\((.*)\\) \\S+(?: \\S+){10} (\\d+) (\\d+) .*", Pattern.DOTALL);

    private static final Pattern COMPILER = Pattern.compile("C[12] Compiler.*");

    public ThreadTimes {
        ticks = Map.copyOf(ticks);
        compilers = List.copyOf(compilers);
    }

    /// What was spent between two moments.
    public record Spent(Duration work, Duration compiling) {}

    /// Of a process without those that it started.
    public static ThreadTimes of(long pid) {
        Path tasks = Path.of("/proc", Long.toString(pid), "task");
        if (!Files.isDirectory(tasks)) {
            return new ThreadTimes(
                    Map.of(WHOLE, CpuTime.of(pid).toMillis() / TICK_MILLIS), List.of());
        }
        try (Stream<Path> threads = Files.list(tasks)) {
            Map<String, Long> ticks = new HashMap<>();
            List<Matcher> stats =
                    threads.map(thread -> STAT.matcher(text(thread.resolve("stat"))))
                            .filter(Matcher::matches)
                            .toList();
            stats.forEach(stat ->
                    ticks.put(
                            stat.group(1),
                            Long.parseLong(stat.group(3)) + Long.parseLong(stat.group(4))));
            return new ThreadTimes(
                    ticks,
                    stats.stream()
                            .filter(stat -> COMPILER.matcher(stat.group(2)).matches())
                            .map(stat -> stat.group(1))
                            .toList());
        } catch (IOException gone) {
            return new ThreadTimes(Map.of(), List.of());
        }
    }

    /// A thread that has ended in between is not counted.
    public Spent since(ThreadTimes before) {
        long work = 0;
        long compiling = 0;
        for (Map.Entry<String, Long> thread : ticks.entrySet()) {
            long spent = thread.getValue() - before.ticks().getOrDefault(thread.getKey(), 0L);
            if (compilers.contains(thread.getKey())) {
                compiling += spent;
            } else {
                work += spent;
            }
        }
        return new Spent(
                Duration.ofMillis(work * TICK_MILLIS), Duration.ofMillis(compiling * TICK_MILLIS));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException ended) {
            return "";
        }
    }
}
