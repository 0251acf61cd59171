package io.tollgate.simulator.call;

import io.tollgate.simulator.rule.Rule;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How many calls a rule lets each credential make. Safe for all event loops.
public final class Limits {
    private static final long MINUTE_NANOS = Duration.ofMinutes(1).toNanos();

    private final Map<Bound, Use> uses = new HashMap<>();

    private record Bound(Rule rule, @Nullable String credential) {}

    private static final class Use {
        private final Deque<Long> startsNanos = new ArrayDeque<>();
        private int running;
    }

    /// Whether a call may begin.
    enum Verdict {
        MAY_BEGIN,
        TOO_MANY_AT_A_TIME,
        TOO_MANY_A_MINUTE
    }

    /// Every credential begins anew.
    public synchronized void clear() {
        uses.clear();
    }

    /// Counts a call as begun if it may; then [#end] must follow.
    synchronized Verdict begin(Rule rule, @Nullable String credential) {
        Integer concurrent = rule.concurrentCalls();
        Integer perMinute = rule.callsPerMinute();
        if (concurrent == null && perMinute == null) {
            return Verdict.MAY_BEGIN;
        }
        Use use = uses.computeIfAbsent(new Bound(rule, credential), bound -> new Use());
        long now = System.nanoTime();
        while (!use.startsNanos.isEmpty() && now - use.startsNanos.peek() > MINUTE_NANOS) {
            use.startsNanos.remove();
        }
        if (concurrent != null && use.running >= concurrent) {
            return Verdict.TOO_MANY_AT_A_TIME;
        }
        if (perMinute != null && use.startsNanos.size() >= perMinute) {
            return Verdict.TOO_MANY_A_MINUTE;
        }
        use.running++;
        use.startsNanos.add(now);
        return Verdict.MAY_BEGIN;
    }

    /// A call that could begin has ended.
    synchronized void end(Rule rule, @Nullable String credential) {
        Use use = uses.get(new Bound(rule, credential));
        if (use != null && use.running > 0) {
            use.running--;
        }
    }
}
