package io.tollgate.bench;

import java.time.Duration;

/// How much is measured.
///
/// @param rounds of everything, interleaved, so that what disturbs the machine meets all alike
/// @param step how long one measurement takes
/// @param warmUp load before anything counts; a JVM needs about 40 s of its own
/// @param warmCalls through each front before anything counts, in at most four times the warm-up:
///   on a busy machine seconds alone bring too few for a JVM to compile what it runs
/// @param pairs reserved and settled in a round of `bench money`
public record Scale(int rounds, Duration step, Duration warmUp, int warmCalls, int pairs) {
    static final Scale FULL =
            new Scale(5, Duration.ofSeconds(4), Duration.ofSeconds(40), 50_000, 25_000);

    /// Seconds: shows that everything works, and measures nothing.
    static final Scale SMOKE =
            new Scale(1, Duration.ofMillis(500), Duration.ofSeconds(1), 0, 2_000);

    Scale withRounds(int number) {
        return new Scale(number, step, warmUp, warmCalls, pairs);
    }

    Scale withStep(Duration length) {
        return new Scale(rounds, length, warmUp, warmCalls, pairs);
    }

    Scale withWarmUp(Duration length) {
        return new Scale(rounds, step, length, warmCalls, pairs);
    }

    /// For people.
    public String text() {
        return "%d rounds of %d ms a measurement after %d s of warm-up"
                .formatted(rounds, step.toMillis(), warmUp.toSeconds());
    }
}
