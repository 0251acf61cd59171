package io.tollgate.conformance;

import io.tollgate.simulator.journal.LoggedCall;
import io.tollgate.simulator.journal.Outcome;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The attempts that reached an upstream, as the upstreams' logs have them.
///
/// @param attempts how many, those on the way to them that failed included
/// @param triedAgainAfterContent calls that another attempt followed although content had been sent
record Attempted(long attempts, List<String> triedAgainAfterContent) {
    static Attempted of(List<LoggedCall> served) {
        Map<String, Integer> last = new HashMap<>();
        for (LoggedCall one : served) {
            int _ = last.merge(call(one), number(one), Integer::max);
        }
        List<String> tried = new ArrayList<>();
        for (LoggedCall one : served) {
            if (one.chunksSent() > 0 && last.getOrDefault(call(one), 0) > number(one)) {
                tried.add("tried again after content: " + one.call());
            }
        }
        long attempts = last.values().stream().mapToLong(Integer::longValue).sum();
        return new Attempted(attempts, List.copyOf(tried));
    }

    static boolean isWhole(LoggedCall one) {
        return one.outcome() == Outcome.COMPLETED;
    }

    private static String call(LoggedCall one) {
        return String.valueOf(one.call()).replaceFirst("/\\d+$", "");
    }

    private static int number(LoggedCall one) {
        return Integer.parseInt(String.valueOf(one.call()).replaceFirst("^.*/", ""));
    }
}
