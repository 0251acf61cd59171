package io.tollgate.bench.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;

/// Makes the calls of a plan on one thread. In an open loop a call that is due while every
/// connection is busy waits, and the wait counts: a slow answer cannot hide the calls behind it.
public final class Load {
    /// After the last call has begun.
    private static final Duration LAST_ANSWERS = Duration.ofSeconds(30);

    private static final long LONGEST_LATENCY_NANOS = Duration.ofMinutes(2).toNanos();
    private static final int DIGITS = 3;

    /// A selector wakes by the millisecond; nearer than this to the next call it is not waited for.
    private static final long EXACT_NANOS = 2_000_000;

    private static final long STEP_NANOS = 20_000;

    private final Target target;
    private final Plan plan;
    private final Selector selector;
    private final List<Caller> callers = new ArrayList<>();
    private final Deque<Caller> idle = new ArrayDeque<>();
    private final Histogram latencies = new Histogram(LONGEST_LATENCY_NANOS, DIGITS);
    private int connected;
    private long begun;
    private long good;
    private long failures;
    private String firstFailure = "";

    private Load(Target target, Plan plan, Selector selector) {
        this.target = target;
        this.plan = plan;
        this.selector = selector;
    }

    /// Blocks until the last call of the plan has ended.
    public static Sample run(Target target, Plan plan) {
        try (Selector selector = Selector.open()) {
            return new Load(target, plan, selector).run();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private Sample run() throws IOException {
        for (int n = 0; n < plan.connections(); n++) {
            idle.add(connect());
        }
        long start = System.nanoTime();
        long end = start + plan.duration().toNanos();
        long bound = end + LAST_ANSWERS.toNanos();
        while (true) {
            long now = System.nanoTime();
            boolean waiting = beginWhatIsDue(start, now, end);
            if (now >= bound || (now >= end && !waiting && idle.size() == callers.size())) {
                break;
            }
            await(start, now);
            readAnswers();
        }
        long nanos = System.nanoTime() - start;
        failures += callers.stream().filter(Caller::isCalling).count();
        for (Caller caller : callers) {
            caller.close();
        }
        return new Sample(good, failures, firstFailure, nanos, latencies);
    }

    private Caller connect() throws IOException {
        Caller caller = Caller.connect(target, connected++, selector);
        callers.add(caller);
        return caller;
    }

    /// True when calls are due that no connection is free for.
    private boolean beginWhatIsDue(long start, long now, long end) throws IOException {
        while (true) {
            long due = plan.open() ? start + plan.dueNanos(begun) : now;
            if (due > now || due >= end) {
                return false;
            }
            Caller caller = idle.poll();
            if (caller == null) {
                return plan.open();
            }
            begun++;
            caller.begin(due);
        }
    }

    private void await(long start, long now) throws IOException {
        long left = plan.open() ? start + plan.dueNanos(begun) - now : EXACT_NANOS;
        if (left >= EXACT_NANOS) {
            int _ = selector.select(Math.max(1, (left - 1_000_000) / 1_000_000));
        } else if (selector.selectNow() == 0) {
            LockSupport.parkNanos(STEP_NANOS);
        }
    }

    private void readAnswers() throws IOException {
        for (SelectionKey key : selector.selectedKeys()) {
            Caller caller = (Caller) key.attachment();
            try {
                if (caller.advance()) {
                    ended(caller);
                }
            } catch (IOException lost) {
                replace(caller, lost);
            }
        }
        selector.selectedKeys().clear();
    }

    private void ended(Caller caller) {
        latencies.recordValue(
                Math.min(LONGEST_LATENCY_NANOS, System.nanoTime() - caller.dueNanos()));
        if (caller.isGood()) {
            good++;
        } else {
            failed(caller.text());
        }
        idle.add(caller);
    }

    private void replace(Caller caller, IOException lost) throws IOException {
        if (caller.isCalling()) {
            failed(String.valueOf(lost.getMessage()));
        }
        caller.close();
        callers.remove(caller);
        idle.remove(caller);
        idle.add(connect());
    }

    private void failed(String what) {
        failures++;
        if (firstFailure.isEmpty()) {
            firstFailure = what;
        }
    }
}
