package io.tollgate.standalone.process;

import io.tollgate.standalone.home.Refusal;
import java.io.PrintStream;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/// A part that is started again when it dies. Its owner looks at it now and then; each look does at
/// most one thing and says it in a line. Not thread-safe.
///
/// @param <P> the kind of part
public final class Kept<P extends Part> implements Part {
    private static final double NANOS_PER_SECOND = 1e9;

    private final Care<P> care;
    private final Backoff backoff;
    private P present;
    private State state = new Steady();
    private int deaths;

    /// What a kind of part needs.
    ///
    /// @param again starts what has ended once more, at the same place; a [Refusal] of it counts as
    ///   another death
    /// @param ready whether one that was started again does its work, in at most some seconds
    /// @param afterEnd told of each one that has ended, by itself or when asked to
    public record Care<P extends Part>(
            UnaryOperator<P> again, Predicate<P> ready, Consumer<P> afterEnd) {}

    private sealed interface State {}

    /// Ready, and nothing to remember.
    private record Steady() implements State {}

    /// Dead, to be started at this moment.
    private record Waiting(long atNanos, long diedNanos) implements State {}

    /// Started again, not ready yet.
    private record Returning(long diedNanos) implements State {}

    /// Ready again since this moment; what happened is not forgotten yet.
    private record Back(long sinceNanos) implements State {}

    public Kept(P running, Care<P> care, Backoff backoff) {
        this.present = running;
        this.care = care;
        this.backoff = backoff;
    }

    /// The one that runs, or the last one that did.
    public P present() {
        return present;
    }

    /// Starts the part again if it has died and its wait is over.
    ///
    /// @param nowNanos of a clock that only goes forward
    /// @throws Refusal if it has died too often in a row, with its reason
    public void look(long nowNanos, PrintStream out) {
        switch (state) {
            case Waiting waiting -> {
                if (nowNanos - waiting.atNanos() >= 0) {
                    startAgain(waiting.diedNanos(), nowNanos, out);
                }
            }
            case Steady _ when !present.alive() -> ended(nowNanos, nowNanos, out);
            case Back _ when !present.alive() -> ended(nowNanos, nowNanos, out);
            case Returning one when !present.alive() -> ended(one.diedNanos(), nowNanos, out);
            case Returning one when care.ready().test(present) -> {
                out.printf(
                        "The %s is back (%.1f s)%n",
                        name(), (nowNanos - one.diedNanos()) / NANOS_PER_SECOND);
                state = new Back(nowNanos);
            }
            case Back one when nowNanos - one.sinceNanos() >= backoff.steady().toNanos() -> {
                deaths = 0;
                state = new Steady();
            }
            case Steady _, Returning _, Back _ -> {}
        }
    }

    private void startAgain(long diedNanos, long nowNanos, PrintStream out) {
        try {
            present = care.again().apply(present);
            state = new Returning(diedNanos);
        } catch (Refusal refusal) {
            died(diedNanos, nowNanos, String.valueOf(refusal.getMessage()), out);
        }
    }

    private void ended(long diedNanos, long nowNanos, PrintStream out) {
        care.afterEnd().accept(present);
        died(diedNanos, nowNanos, present.reason(), out);
    }

    private void died(long diedNanos, long nowNanos, String reason, PrintStream out) {
        deaths++;
        String why = reason.isEmpty() ? "it wrote nothing" : reason;
        if (deaths >= backoff.most()) {
            throw new Refusal(
                    "The %s ended %d times in a row and is given up: %s"
                            .formatted(name(), deaths, why));
        }
        Duration wait = backoff.waitAfter(deaths);
        out.printf(
                "The %s ended%s: %s; starting it again in %.1f s%n",
                name(),
                deaths == 1 ? "" : ", time %d in a row".formatted(deaths),
                why,
                wait.toNanos() / NANOS_PER_SECOND);
        state = new Waiting(nowNanos + wait.toNanos(), diedNanos);
    }

    @Override
    public String name() {
        return present.name();
    }

    @Override
    public boolean alive() {
        return present.alive();
    }

    @Override
    public String reason() {
        return present.reason();
    }

    @Override
    public void stop(StopRequest request) {
        present.stop(request);
        care.afterEnd().accept(present);
    }
}
