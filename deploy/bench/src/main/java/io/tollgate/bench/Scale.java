package io.tollgate.bench;

import java.time.Duration;

/// How much is measured.
///
/// @param rounds of everything, interleaved, so that what disturbs the machine meets all alike
/// @param step how long one measurement takes
/// @param warmUp load before anything counts; a JVM needs about 40 s
/// @param pairs reserved and settled in a round of `bench money`
public record Scale(int rounds, Duration step, Duration warmUp, int pairs) {
    static final Scale FULL = new Scale(5, Duration.ofSeconds(4), Duration.ofSeconds(40), 100_000);

    /// Seconds: shows that everything works, and measures nothing.
    static final Scale SMOKE = new Scale(1, Duration.ofMillis(500), Duration.ofSeconds(1), 2_000);

    Scale withRounds(int number) {
        return new Scale(number, step, warmUp, pairs);
    }

    Scale withStep(Duration length) {
        return new Scale(rounds, length, warmUp, pairs);
    }

    Scale withWarmUp(Duration length) {
        return new Scale(rounds, step, length, pairs);
    }

    /// For people.
    public String text() {
        return "%d rounds of %d ms a measurement after %d s of warm-up"
                .formatted(rounds, step.toMillis(), warmUp.toSeconds());
    }
}
