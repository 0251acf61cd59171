package io.tollgate.simulator.rule;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/// The rules in force. Safe for all event loops.
public final class Rules {
    private final int limit;
    private final Deque<Standing> newestFirst = new ArrayDeque<>();
    private volatile boolean empty = true;

    /// No rules yet; at most `limit` may stand at a time.
    public Rules(int limit) {
        this.limit = limit;
    }

    /// Adds a rule before all others; false if too many stand already.
    public synchronized boolean add(Rule rule) {
        if (newestFirst.size() >= limit) {
            return false;
        }
        newestFirst.addFirst(new Standing(rule));
        empty = false;
        return true;
    }

    public synchronized void clear() {
        newestFirst.clear();
        empty = true;
    }

    /// The newest rule that matches, counted down, or [Rule#NONE].
    public Rule take(String dialect, @Nullable String credential, String model) {
        return empty ? Rule.NONE : takeStanding(dialect, credential, model);
    }

    /// The newest rule that stands for all that the credential asks, or [Rule#NONE].
    public synchronized Rule standing(String dialect, @Nullable String credential) {
        return newestFirst.stream()
                .map(standing -> standing.rule)
                .filter(rule -> rule.standsForAll() && rule.matches(dialect, credential, ""))
                .findFirst()
                .orElse(Rule.NONE);
    }

    private synchronized Rule takeStanding(
            String dialect, @Nullable String credential, String model) {
        for (Iterator<Standing> all = newestFirst.iterator(); all.hasNext(); ) {
            Standing standing = all.next();
            if (standing.rule.matches(dialect, credential, model)) {
                if (standing.usedUp()) {
                    all.remove();
                    empty = newestFirst.isEmpty();
                }
                return standing.rule;
            }
        }
        return Rule.NONE;
    }

    private static final class Standing {
        private final Rule rule;
        private int served;

        Standing(Rule rule) {
            this.rule = rule;
        }

        boolean usedUp() {
            served++;
            Integer times = rule.times();
            if (times == null) {
                served = 0;
                return false;
            }
            return served >= times;
        }
    }
}
