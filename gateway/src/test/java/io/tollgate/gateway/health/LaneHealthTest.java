package io.tollgate.gateway.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class LaneHealthTest {
    private long now = 1_000_000_000_000L;
    private final LaneHealth lane = new LaneHealth(UsualHealth.config(), now);

    @Test
    void isEjectedAfterFailuresInARow() {
        fail();
        fail();
        lane.succeeded();
        fail();
        fail();
        assertThat(view().ejected()).isFalse();

        fail();

        assertThat(view().ejected()).isTrue();
        assertThat(view().probeable()).isFalse();
        assertThat(lane.isOut(now)).isTrue();
    }

    @Test
    void oneCallAtATimeTriesWhetherItIsBack() {
        eject();
        pass(Duration.ofSeconds(2));

        assertThat(view().probeable()).isTrue();
        assertThat(lane.isOut(now)).isFalse();
        Pace.Waiting probe = lane.begin(true, now);
        assertThat(view().probeable()).isFalse();

        lane.firstContent(true, probe, now);
        assertThat(view().ejected()).isFalse();
    }

    @Test
    void aProbeThatSaysNothingLeavesRoomForTheNext() {
        eject();
        pass(Duration.ofSeconds(2));
        lane.ended(true, lane.begin(true, now));

        assertThat(view().ejected()).isTrue();
        assertThat(view().probeable()).isTrue();
    }

    @Test
    void eachEjectionLastsTwiceAsLongUntilAnAnswerIsWhole() {
        eject();
        assertThat(left()).isEqualTo(Duration.ofSeconds(2));
        for (int seconds : new int[] {4, 8, 16, 32, 60, 60}) {
            pass(left());
            fail();
            assertThat(left()).isEqualTo(Duration.ofSeconds(seconds));
        }

        pass(left());
        lane.succeeded();
        eject();
        assertThat(left()).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void callsThatFailTogetherEjectOnce() {
        Pace.Waiting[] calls = new Pace.Waiting[10];
        for (int n = 0; n < calls.length; n++) {
            calls[n] = lane.begin(true, now);
        }
        for (Pace.Waiting call : calls) {
            lane.failed(true, call, now);
        }

        assertThat(left()).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void anAnswerThatBreaksOffAgainEjectsAtOnce() {
        eject();
        pass(Duration.ofSeconds(2));
        Pace.Waiting probe = lane.begin(true, now);
        lane.firstContent(true, probe, now);
        lane.failed(true, probe, now);

        assertThat(view().ejected()).isTrue();
        assertThat(left()).isEqualTo(Duration.ofSeconds(4));
    }

    @Test
    void paceIsKeptApartForStreams() {
        answer(Duration.ofMillis(100));

        assertThat(view().meanNanos()).isEqualTo(100e6);
        assertThat(lane.view(false, now).meanNanos()).isNaN();
    }

    @Test
    void whoWaitsLongestCountsLikeAnAnswer() {
        answer(Duration.ofMillis(100));
        Pace.Waiting first = lane.begin(true, now);
        pass(Duration.ofMillis(300));
        Pace.Waiting second = lane.begin(true, now);
        pass(Duration.ofMillis(200));

        assertThat(view().expectedNanos()).isEqualTo(500e6);
        lane.ended(true, first);
        assertThat(view().expectedNanos()).isEqualTo(200e6);
        lane.ended(true, second);
        assertThat(view().expectedNanos()).isEqualTo(100e6);
    }

    @Test
    void slowLanesAreTriedLessAndLessOften() {
        answer(Duration.ofSeconds(1));
        lane.ended(true, lane.begin(true, now));
        assertThat(view().probeable()).isFalse();
        pass(Duration.ofSeconds(15));
        assertThat(view().probeable()).isTrue();
    }

    @Test
    void whatWasMeasuredLongAgoIsForgotten() {
        answer(Duration.ofSeconds(9));
        pass(Duration.ofMinutes(10));

        assertThat(view().meanNanos()).isNaN();
    }

    private void answer(Duration after) {
        Pace.Waiting call = lane.begin(true, now);
        pass(after);
        lane.firstContent(true, call, now);
    }

    private void fail() {
        lane.failed(true, lane.begin(true, now), now);
    }

    private void eject() {
        fail();
        fail();
        fail();
    }

    private LaneHealth.View view() {
        return lane.view(true, now);
    }

    private Duration left() {
        return Duration.ofNanos(view().ejectedUntil() - now);
    }

    private void pass(Duration time) {
        now += time.toNanos();
    }
}
