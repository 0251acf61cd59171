package io.tollgate.gateway.health;

import io.tollgate.gateway.health.Standing.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Judges the lanes of one model beside each other. Pure.
///
/// Ejected lanes and slow ones are out, but no more than half of all: the least bad of the rest are
/// spared. A lane is slow when its first content takes far longer than its peers', or when a call
/// has waited for it far longer already.
final class Verdicts {
    private static final double SLOW = 1;
    private static final double EJECTED = 2;

    private final HealthConfig config;

    Verdicts(HealthConfig config) {
        this.config = config;
    }

    /// What is known of one lane.
    ///
    /// @param rest null unless it rests
    record Known(LaneHealth.View view, @Nullable Standing rest) {
        boolean rests() {
            return rest != null;
        }
    }

    /// @param now nanoseconds of the views' clock
    /// @param at the same moment
    List<Standing> of(List<Known> lanes, long now, Instant at) {
        List<Standing> standings = new ArrayList<>(lanes.size());
        for (int n = 0; n < lanes.size(); n++) {
            Known lane = lanes.get(n);
            standings.add(lane.rest() != null ? lane.rest() : judge(lanes, n, now, at));
        }
        spare(lanes, standings);
        return standings;
    }

    private Standing judge(List<Known> lanes, int n, long now, Instant at) {
        LaneHealth.View view = lanes.get(n).view();
        double expected = view.expectedNanos();
        if (view.ejected()) {
            Instant until = at.plusNanos(view.ejectedUntil() - now);
            double left = Math.max(0, view.ejectedUntil() - now) / 1e18;
            return out(view, "EJECTED", EJECTED + left, until);
        }
        return lanes.size() > 1 && isSlow(lanes, n)
                ? out(view, "SLOW", SLOW + expected / 1e18, null)
                : new Standing(Kind.WELL, "", 0, null, expected);
    }

    private static Standing out(
            LaneHealth.View view, String why, double badness, @Nullable Instant until) {
        Kind kind = view.probeable() ? Kind.PROBED : Kind.OUT;
        return new Standing(kind, why, badness, until, view.expectedNanos());
    }

    private boolean isSlow(List<Known> lanes, int n) {
        double[] peers =
                IntStream.range(0, lanes.size())
                        .filter(other -> other != n && !lanes.get(other).rests())
                        .filter(other -> !lanes.get(other).view().ejected())
                        .mapToDouble(other -> lanes.get(other).view().meanNanos())
                        .filter(mean -> !Double.isNaN(mean))
                        .sorted()
                        .toArray();
        if (peers.length == 0) {
            return false;
        }
        double median = peers[(peers.length - 1) / 2];
        double limit = median * config.slowFactor() + config.slowMargin().toNanos();
        return lanes.get(n).view().expectedNanos() > limit;
    }

    private static void spare(List<Known> lanes, List<Standing> standings) {
        if (standings.stream().allMatch(Standing::isUsable)) {
            return;
        }
        List<Integer> out =
                IntStream.range(0, lanes.size())
                        .filter(n -> !lanes.get(n).rests())
                        .filter(n -> standings.get(n).kind() == Kind.OUT)
                        .boxed()
                        .sorted(Comparator.comparingDouble(n -> standings.get(n).badness()))
                        .toList();
        int tooMany = out.size() - lanes.size() / 2;
        for (int n = 0; n < tooMany; n++) {
            int spared = out.get(n);
            standings.set(spared, standings.get(spared).as(Kind.SPARED));
        }
    }
}
