package io.tollgate.chaos;

import java.io.PrintStream;

/// A line a run, and what they come to.
final class Table {
    private static final String ROW = "%-42s %5s %7s %6s %8s %10s %12s %9s%n";

    private final PrintStream out;
    private int runs;
    private int failed;
    private long calls;

    Table(PrintStream out) {
        this.out = out;
        out.printf(
                ROW,
                "scenario",
                "seed",
                "calls",
                "lost",
                "doubled",
                "overdrawn",
                "recovery ms",
                "drain ms");
    }

    void add(Run.Result result) {
        Audit.Verdict verdict = result.verdict();
        out.printf(
                ROW,
                result.scenario(),
                result.seed(),
                verdict.calls(),
                verdict.lost(),
                verdict.doubled(),
                verdict.overdrawn(),
                result.recoveryMillis(),
                result.drainMillis());
        verdict.broken().stream().limit(10).forEach(line -> out.println("    " + line));
        out.flush();
        runs++;
        calls += verdict.calls();
        if (!verdict.isClean()) {
            failed++;
        }
    }

    /// A run that could not be played to its end.
    void addUnfinished(String scenario, long seed, String why) {
        out.printf("%-42s %5s did not end: %s%n", scenario, seed, why);
        out.flush();
        runs++;
        failed++;
    }

    /// True if every run was clean.
    boolean sum() {
        out.printf("%d runs, %d calls, %d runs not clean%n", runs, calls, failed);
        return failed == 0;
    }
}
