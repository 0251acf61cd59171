package io.tollgate.gateway.health;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.tollgate.catalog.alert.Alert;
import io.tollgate.catalog.health.Cooldown;
import io.tollgate.catalog.upstream.Credential;
import io.tollgate.catalog.upstream.DialectName;
import io.tollgate.catalog.upstream.Upstream;
import io.tollgate.gateway.health.Standing.Kind;
import io.tollgate.gateway.upstream.dialect.FailedAnswer;
import io.tollgate.gateway.upstream.dialect.FailureClass;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How well upstreams serve. Judges lanes before a call is planned and learns from its attempts.
/// What it knows is kept by ids, so that a change of the catalog forgets nothing. Thread-safe;
/// never blocks.
@Singleton
public class Health implements Judge {
    private final HealthConfig config;
    private final Resting resting;
    private final Verdicts verdicts;
    private final Clock clock;
    private final Cache<Lane, LaneHealth> lanes;

    Health(HealthConfig config, Resting resting, Clock clock) {
        this.config = config;
        this.resting = resting;
        this.clock = clock;
        verdicts = new Verdicts(config);
        lanes = Caffeine.newBuilder().maximumSize(config.lanes()).build();
    }

    @Override
    public List<Standing> judge(List<Lane> model, boolean stream, long catalogVersion) {
        long now = System.nanoTime();
        Instant at = clock.instant();
        return verdicts.of(
                model.stream()
                        .map(lane ->
                                new Verdicts.Known(
                                        of(lane).view(stream, now),
                                        resting.isEmpty() ? null : rest(lane, at, catalogVersion)))
                        .toList(),
                now,
                at);
    }

    /// Whether a lane has gone out since the call was planned. Knows nothing of slowness, which
    /// only shows beside others.
    public boolean isOut(Lane lane) {
        return of(lane).isOut(System.nanoTime())
                || (!resting.isEmpty() && resting.of(lane, clock.instant()) != null);
    }

    /// An attempt begins.
    public Watch begin(Upstream upstream, Credential credential, Lane lane, boolean stream) {
        LaneHealth health = of(lane);
        return new Attempt(upstream, credential, lane, health, stream);
    }

    private LaneHealth of(Lane lane) {
        return lanes.get(lane, fresh -> new LaneHealth(config, System.nanoTime()));
    }

    private @Nullable Standing rest(Lane lane, Instant at, long catalogVersion) {
        if (resting.isDead(lane.credential(), catalogVersion)) {
            return new Standing(Kind.DEAD, FailureClass.CREDENTIAL_DEAD.name(), 0, null, 0);
        }
        Cooldown cooldown = resting.of(lane, at);
        if (cooldown == null) {
            return null;
        }
        Instant until = cooldown.until();
        double left = until == null ? 1e9 : Duration.between(at, until).toSeconds();
        // After those that are ejected or slow, by the time that is left.
        return new Standing(Kind.OUT, cooldown.failureClass(), 10 + left, until, 0);
    }

    private final class Attempt implements Watch {
        private final Upstream upstream;
        private final Credential credential;
        private final Lane lane;
        private final LaneHealth health;
        private final boolean stream;
        private final Pace.Waiting waiting;

        /// Whether the lane was out when the attempt began: the answer to an earlier one is no
        /// news.
        private final boolean tried;

        private boolean over;

        Attempt(
                Upstream upstream,
                Credential credential,
                Lane lane,
                LaneHealth health,
                boolean stream) {
            this.upstream = upstream;
            this.credential = credential;
            this.lane = lane;
            this.health = health;
            this.stream = stream;
            waiting = health.begin(stream, System.nanoTime());
            tried = !resting.isEmpty() && resting.wasOut(lane, clock.instant());
        }

        @Override
        public void firstContent() {
            if (!over) {
                health.firstContent(stream, waiting, System.nanoTime());
            }
        }

        @Override
        public void succeeded() {
            if (end()) {
                health.firstContent(stream, waiting, System.nanoTime());
                health.succeeded();
                if (tried) {
                    resting.recovered(lane.credential());
                }
            }
        }

        @Override
        public void left() {
            if (end()) {
                health.ended(stream, waiting);
            }
        }

        @Override
        public void failed(FailedAnswer failure) {
            if (!end()) {
                return;
            }
            switch (failure.failureClass()) {
                case OVERLOADED, TRANSPORT, CUT_MIDSTREAM ->
                        health.failed(stream, waiting, System.nanoTime());
                case CALLER_ERROR, POLICY -> health.ended(stream, waiting);
                case RATE_LIMITED, PLAN_LIMIT, BALANCE_EMPTY, CREDENTIAL_DEAD -> {
                    health.ended(stream, waiting);
                    rest(failure);
                }
            }
        }

        private void rest(FailedAnswer failure) {
            switch (failure.failureClass()) {
                case RATE_LIMITED -> {
                    Duration asked = failure.retryAfter();
                    Duration wait = asked == null ? config.rateLimitRest() : asked;
                    rest(failure, lane.upstreamModel(), atMost(wait), null);
                }
                case PLAN_LIMIT -> {
                    Duration asked = failure.retryAfter();
                    rest(failure, "", asked == null ? config.planLimitRest() : asked, null);
                }
                case BALANCE_EMPTY -> rest(failure, "", balanceRest(), Alert.Kind.BALANCE_EMPTY);
                default -> resting.disable(lane.credential(), failure.reason(), what());
            }
        }

        private void rest(
                FailedAnswer failure,
                String upstreamModel,
                Duration wait,
                Alert.@Nullable Kind alert) {
            Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
            resting.rest(
                    new Cooldown(
                            lane.credential(),
                            upstreamModel,
                            failure.failureClass().name(),
                            failure.reason(),
                            now,
                            now.plus(wait)),
                    alert,
                    what());
        }

        private Duration atMost(Duration wait) {
            return wait.compareTo(config.longestRateLimitRest()) < 0
                    ? wait
                    : config.longestRateLimitRest();
        }

        private Duration balanceRest() {
            return upstream.dialect() == DialectName.DEEPSEEK
                            || upstream.dialect() == DialectName.KIMI
                    ? config.probedBalanceRest()
                    : config.unknownBalanceRest();
        }

        private String what() {
            return "The credential " + credential.name() + " of " + upstream.name();
        }

        private boolean end() {
            boolean first = !over;
            over = true;
            return first;
        }
    }
}
