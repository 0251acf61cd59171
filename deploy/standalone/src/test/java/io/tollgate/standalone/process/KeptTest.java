package io.tollgate.standalone.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tollgate.standalone.home.PidFile;
import io.tollgate.standalone.home.Refusal;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Real programs that die, and a clock that the test moves.
@Timeout(60)
class KeptTest {
    private static final Backoff BACKOFF =
            new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(5), Duration.ofSeconds(10), 4);

    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(written, true, StandardCharsets.UTF_8);
    private final List<Long> ended = new ArrayList<>();
    private final List<Child> started = new ArrayList<>();
    private boolean ready;
    private long now;

    @TempDir Path folder;

    @AfterEach
    void endAll() {
        started.forEach(Child::kill);
    }

    @Test
    void aPartThatIsKilledIsStartedAgainAfterItsWait() {
        Kept<Child> kept = kept(Child::again);
        Child first = kept.present();
        kill(kept);
        look(kept, 0);
        assertThat(output()).contains("The part ended: killed by signal 9; starting it again");
        assertThat(ended).containsExactly(first.pid());
        look(kept, 999);
        assertThat(kept.present()).isSameAs(first);
        look(kept, 1);
        assertThat(kept.alive()).isTrue();
        assertThat(new PidFile(folder.resolve("part.pid")).read()).contains(kept.present().pid());
    }

    @Test
    void itIsBackWhenItIsReadyNotWhenItRuns() {
        Kept<Child> kept = kept(Child::again);
        kill(kept);
        look(kept, 0);
        look(kept, 1_000);
        look(kept, 1_000);
        assertThat(output()).doesNotContain("is back");
        ready = true;
        look(kept, 500);
        assertThat(output()).contains("The part is back (2.5 s)");
    }

    @Test
    void theWaitDoublesUpToItsBound() {
        assertThat(List.of(1, 2, 3, 4, 100))
                .map(BACKOFF::waitAfter)
                .containsExactly(
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(4),
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(5));
    }

    @Test
    void aPartThatKeepsDyingIsGivenUpWithItsReason() {
        Kept<Child> kept = kept(_ -> start("echo ERROR no room left on this device; exit 3"));
        kill(kept);
        look(kept, 0);
        assertThatThrownBy(
                        () -> {
                            while (true) {
                                awaitEnd(kept);
                                look(kept, 5_000);
                            }
                        })
                .isInstanceOf(Refusal.class)
                .hasMessage(
                        "The part ended 4 times in a row and is given up: ERROR no room left on this device");
        assertThat(output()).contains("time 2 in a row").contains("time 3 in a row");
        assertThat(ended).hasSize(4);
    }

    @Test
    void aPartThatCannotBeStartedIsGivenUpToo() {
        Kept<Child> kept =
                kept(_ -> {
                    throw new Refusal("its program is missing");
                });
        kill(kept);
        look(kept, 0);
        assertThatThrownBy(
                        () -> {
                            while (true) {
                                look(kept, 5_000);
                            }
                        })
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("4 times in a row")
                .hasMessageContaining("its program is missing");
    }

    @Test
    void deathsAreForgottenOnceItHasBeenReadyForAWhile() {
        ready = true;
        Kept<Child> kept = kept(Child::again);
        for (int n = 0; n < 10; n++) {
            kill(kept);
            look(kept, 0);
            look(kept, 1_000);
            look(kept, 0);
            look(kept, 10_000);
        }
        assertThat(kept.alive()).isTrue();
        assertThat(output()).doesNotContain("in a row");
    }

    @Test
    void deathsAreRememberedWhileItIsNotSteady() {
        ready = true;
        Kept<Child> kept = kept(Child::again);
        kill(kept);
        look(kept, 0);
        look(kept, 1_000);
        look(kept, 0);
        look(kept, 9_999);
        kill(kept);
        look(kept, 0);
        assertThat(output()).contains("time 2 in a row").contains("again in 2.0 s");
    }

    @Test
    void stoppingTellsOfTheEndToo() {
        Kept<Child> kept = kept(Child::again);
        kept.stop(new StopRequest());
        assertThat(kept.alive()).isFalse();
        assertThat(ended).containsExactly(kept.present().pid());
    }

    private Kept<Child> kept(UnaryOperator<Child> again) {
        UnaryOperator<Child> noted =
                old -> {
                    Child next = again.apply(old);
                    started.add(next);
                    return next;
                };
        return new Kept<>(
                start("while :; do sleep 1; done"),
                new Kept.Care<>(noted, _ -> ready, one -> ended.add(one.pid())),
                BACKOFF);
    }

    private void look(Kept<Child> kept, long millisLater) {
        now += millisLater * 1_000_000;
        kept.look(now, out);
    }

    private void kill(Kept<Child> kept) {
        boolean _ =
                ProcessHandle.of(kept.present().pid())
                        .map(ProcessHandle::destroyForcibly)
                        .isPresent();
        awaitEnd(kept);
    }

    private static void awaitEnd(Kept<Child> kept) {
        while (kept.alive()) {
            Thread.onSpinWait();
        }
    }

    private String output() {
        return written.toString(StandardCharsets.UTF_8);
    }

    private Child start(String script) {
        Child child =
                Child.start(
                        new Child.Order(
                                "part",
                                List.of("sh", "-c", script, folder.toString()),
                                Map.of(),
                                new Mark(List.of(folder.toString())),
                                LogFile.open(folder.resolve("part.log")),
                                new PidFile(folder.resolve("part.pid")),
                                StopSignal.TERM,
                                Duration.ofMinutes(10)));
        started.add(child);
        return child;
    }
}
