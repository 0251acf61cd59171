package io.tollgate.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class CallClockTest {
    private static final Instant REDIS = Instant.parse("2026-11-25T12:00:00Z");
    private static final long MILLI = 1_000_000;
    private static final Duration LONG = Duration.ofMinutes(1);

    private Instant wall = REDIS;
    private final CallClock clock =
            new CallClock(
                    new Clock() {
                        @Override
                        public Instant instant() {
                            return wall;
                        }

                        @Override
                        public ZoneOffset getZone() {
                            return ZoneOffset.UTC;
                        }

                        @Override
                        public Clock withZone(java.time.ZoneId zone) {
                            return this;
                        }
                    });

    @Test
    void aClockThatIsPutForwardMovesNoCall() {
        measure(REDIS, 2 * MILLI);
        wall = wall.plus(Duration.ofMinutes(10));

        assertThat(clock.now()).isBetween(REDIS, REDIS.plus(LONG));
        assertThat(clock.redisAhead()).isBetween(Duration.ofMinutes(-10), Duration.ofMinutes(-9));
    }

    @Test
    void aClockThatIsBehindFromTheStartIsSetRight() {
        Instant later = REDIS.plus(Duration.ofMinutes(10));

        measure(later, 2 * MILLI);

        assertThat(clock.now()).isBetween(later, later.plus(LONG));
        assertThat(clock.redisAhead()).isBetween(Duration.ofMinutes(10), Duration.ofMinutes(11));
    }

    @Test
    void aReplyThatCameLateDoesNotSpoilWhatIsKnown() {
        measure(REDIS, 2 * MILLI);

        measure(REDIS.minusSeconds(1), 40_000 * MILLI);

        assertThat(clock.now()).isBetween(REDIS, REDIS.plusSeconds(18));
    }

    @Test
    void aLateReplyCountsWhereWhatIsKnownCannotBeRight() {
        measure(REDIS, 2 * MILLI);
        Instant farOff = REDIS.plus(Duration.ofHours(1));

        measure(farOff, 2_000 * MILLI);

        assertThat(clock.now()).isBetween(farOff, farOff.plus(LONG));
    }

    private void measure(Instant redis, long tookNanos) {
        long answered = System.nanoTime();
        clock.measured(redis, answered - tookNanos, answered);
    }
}
