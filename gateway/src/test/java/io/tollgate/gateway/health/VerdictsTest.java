package io.tollgate.gateway.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.gateway.health.LaneHealth.View;
import io.tollgate.gateway.health.Standing.Kind;
import io.tollgate.gateway.health.Verdicts.Known;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class VerdictsTest {
    private static final Instant AT = Instant.parse("2026-11-25T12:00:00Z");
    private static final long NOW = 5_000_000_000L;
    private static final double MILLI = 1e6;

    private final Verdicts verdicts = new Verdicts(UsualHealth.config());

    @Test
    void whoIsFarBehindItsPeersIsSlow() {
        assertThat(kinds(paced(100, 0), paced(120, 0), paced(700, 0)))
                .containsExactly(Kind.WELL, Kind.WELL, Kind.OUT);
        assertThat(kinds(paced(100, 0), paced(120, 0), paced(600, 0)))
                .containsExactly(Kind.WELL, Kind.WELL, Kind.WELL);
    }

    @Test
    void whoKeepsACallWaitingIsSlowBeforeItAnswers() {
        assertThat(kinds(paced(10, 0), paced(10, 400))).containsExactly(Kind.WELL, Kind.OUT);
        assertThat(judge(paced(10, 0), paced(10, 400)).getLast().why()).isEqualTo("SLOW");
    }

    @Test
    void withoutPeersNobodyIsSlow() {
        assertThat(kinds(paced(9_000, 0))).containsExactly(Kind.WELL);
        assertThat(kinds(paced(9_000, 0), unknown())).containsExactly(Kind.WELL, Kind.WELL);
    }

    @Test
    void aSlowOneIsTriedNowAndThen() {
        Known due = new Known(new View(false, true, 0, 9_000 * MILLI, 0), null);

        assertThat(kinds(paced(10, 0), due)).containsExactly(Kind.WELL, Kind.PROBED);
    }

    @Test
    void noMoreThanHalfAreOutAndTheLeastBadAreSpared() {
        assertThat(kinds(ejected(10), ejected(2), ejected(5), ejected(3)))
                .containsExactly(Kind.OUT, Kind.SPARED, Kind.OUT, Kind.SPARED);
        assertThat(kinds(ejected(10))).containsExactly(Kind.SPARED);
        assertThat(kinds(ejected(10), paced(10, 0))).containsExactly(Kind.OUT, Kind.WELL);
        assertThat(kinds(ejected(10), ejected(2), paced(10, 0)))
                .containsExactly(Kind.OUT, Kind.SPARED, Kind.WELL);
    }

    @Test
    void whatRestsIsNeverSpared() {
        Standing rest = new Standing(Kind.OUT, "RATE_LIMITED", 20, null, 0);
        Known resting = new Known(unknown().view(), rest);

        assertThat(kinds(resting, resting, ejected(2)))
                .containsExactly(Kind.OUT, Kind.OUT, Kind.OUT);
        assertThat(judge(resting, ejected(2)))
                .isSortedAccordingTo(
                        (one, other) -> Double.compare(other.badness(), one.badness()));
    }

    @Test
    void anEjectionSaysWhenItEnds() {
        assertThat(judge(ejected(2), paced(1, 0)).getFirst().until()).isEqualTo(AT.plusSeconds(2));
    }

    private List<Kind> kinds(Known... lanes) {
        return judge(lanes).stream().map(Standing::kind).toList();
    }

    private List<Standing> judge(Known... lanes) {
        return verdicts.of(Arrays.asList(lanes), NOW, AT);
    }

    private static Known paced(double meanMs, long waitMs) {
        return new Known(new View(false, false, 0, meanMs * MILLI, waitMs * 1_000_000), null);
    }

    private static Known unknown() {
        return new Known(new View(false, false, 0, Double.NaN, 0), null);
    }

    private static Known ejected(long seconds) {
        return new Known(new View(true, false, NOW + seconds * 1_000_000_000, Double.NaN, 0), null);
    }
}
