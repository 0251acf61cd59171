package io.tollgate.catalog.people;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tollgate.catalog.id.Ids;
import io.tollgate.catalog.people.SignInDelays.Attempt;
import io.tollgate.catalog.people.SignInDelays.Subject;
import io.tollgate.catalog.secret.KeyDigests;
import io.tollgate.testkit.TestStores;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestStores.class)
class SignInDelaysIT {
    private static final Instant MOMENT = Instant.parse("2026-11-01T12:00:00Z");
    private static final DelayRule RULE =
            new DelayRule(2, Duration.ofSeconds(30), Duration.ofMinutes(2), Duration.ofHours(1));

    @Inject EntityManager database;
    @Inject KeyDigests digests;
    @Inject SignInDelays present;

    private final Subject subject = Subject.network(Ids.next().toString());

    private Attempt begin(Subject who, Duration later) {
        return QuarkusTransaction.requiringNew().call(() -> at(later).begin(who, RULE));
    }

    private SignInDelays at(Duration later) {
        return new SignInDelays(database, digests, Clock.fixed(MOMENT.plus(later), ZoneOffset.UTC));
    }

    private static Attempt allowed(int failures, Duration at, Duration blockedUntil) {
        return new Attempt.Allowed(failures, MOMENT.plus(at), MOMENT.plus(blockedUntil));
    }

    private static Attempt blocked(Duration until) {
        return new Attempt.Blocked(MOMENT.plus(until));
    }

    @Test
    void failuresInARowSlowDownMoreAndMore() {
        Duration start = Duration.ZERO;
        assertThat(begin(subject, start)).isEqualTo(allowed(1, start, start));
        assertThat(begin(subject, start)).isEqualTo(allowed(2, start, start));
        assertThat(begin(subject, start)).isEqualTo(allowed(3, start, Duration.ofSeconds(30)));

        assertThat(begin(subject, start)).isEqualTo(blocked(Duration.ofSeconds(30)));
        assertThat(begin(subject, Duration.ofSeconds(29)))
                .isEqualTo(blocked(Duration.ofSeconds(30)));
        assertThat(begin(subject, Duration.ofSeconds(30)))
                .isEqualTo(allowed(4, Duration.ofSeconds(30), Duration.ofSeconds(90)));
        assertThat(begin(subject, Duration.ofSeconds(31)))
                .isEqualTo(blocked(Duration.ofSeconds(90)));
        assertThat(begin(Subject.network(Ids.next().toString()), start))
                .isEqualTo(allowed(1, start, start));
    }

    @Test
    void failuresAreForgottenAfterAWhile() {
        for (int n = 0; n < 3; n++) {
            assertThat(begin(subject, Duration.ZERO)).isInstanceOf(Attempt.Allowed.class);
        }

        assertThat(begin(subject, Duration.ofHours(1))).isInstanceOf(Attempt.Allowed.class);
        assertThat(begin(subject, Duration.ofHours(1))).isInstanceOf(Attempt.Allowed.class);
    }

    @Test
    void aSuccessForgetsThoseBeforeOrOnlyItself() {
        for (int n = 0; n < 3; n++) {
            assertThat(begin(subject, Duration.ZERO)).isInstanceOf(Attempt.Allowed.class);
        }
        QuarkusTransaction.requiringNew().run(() -> at(Duration.ZERO).takeBack(subject));
        assertThat(begin(subject, Duration.ZERO)).isInstanceOf(Attempt.Allowed.class);
        assertThat(begin(subject, Duration.ZERO)).isEqualTo(blocked(Duration.ofSeconds(30)));

        QuarkusTransaction.requiringNew().run(() -> at(Duration.ZERO).forget(subject));
        for (int n = 0; n < 3; n++) {
            assertThat(begin(subject, Duration.ZERO)).isInstanceOf(Attempt.Allowed.class);
        }
    }

    @Test
    void takingBackTheOnlyAttemptLeavesNothing() {
        assertThat(begin(subject, Duration.ZERO)).isInstanceOf(Attempt.Allowed.class);

        QuarkusTransaction.requiringNew().run(() -> at(Duration.ZERO).takeBack(subject));

        assertThat(rows()).isZero();
    }

    @Test
    void manyAtOnceAreNoWayAround() throws Exception {
        Callable<Attempt> attempt = () -> present.begin(subject, RULE);

        try (ExecutorService pool = Executors.newFixedThreadPool(16)) {
            List<Future<Attempt>> done =
                    pool.invokeAll(Stream.generate(() -> attempt).limit(16).toList());

            long through = 0;
            for (Future<Attempt> one : done) {
                through += one.get() instanceof Attempt.Allowed ? 1 : 0;
            }
            assertThat(through).isEqualTo(RULE.free() + 1);
        }
    }

    @Test
    void whatIsForgottenIsRemoved() {
        assertThat(begin(subject, Duration.ofDays(-2))).isInstanceOf(Attempt.Allowed.class);

        QuarkusTransaction.requiringNew().run(() -> at(Duration.ofDays(-1)).purge());

        assertThat(rows()).isZero();
    }

    private long rows() {
        return QuarkusTransaction.requiringNew()
                .call(() ->
                        database.createQuery(
                                        "select count(d) from SignInDelayRow d where d.subject ="
                                                + " ?1",
                                        Long.class)
                                .setParameter(
                                        1, digests.digest("sign-in " + subject.text()).bytes())
                                .getSingleResult());
    }
}
