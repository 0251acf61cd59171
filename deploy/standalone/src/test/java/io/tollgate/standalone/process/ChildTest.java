package io.tollgate.standalone.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.standalone.home.PidFile;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ChildTest {
    private static final Duration LONG = Duration.ofMinutes(10);

    @TempDir Path folder;

    @Test
    void aStoppedChildIsGoneWithItsPidFile() {
        Child child = start("while :; do sleep 0.1; done", LONG);
        assertThat(pidFile().read()).contains(child.pid());
        child.stop(new StopRequest());
        assertThat(child.alive()).isFalse();
        assertThat(pidFile().path()).doesNotExist();
    }

    @Test
    void aChildThatDoesNotListenIsKilledAfterItsBound() {
        Child child = start(deaf(), Duration.ofMillis(100));
        awaitLine(child, "deaf");
        child.stop(new StopRequest());
        assertThat(child.alive()).isFalse();
    }

    @Test
    void aHurryCutsTheBoundShort() {
        Child child = start(deaf(), LONG);
        awaitLine(child, "deaf");
        StopRequest request = new StopRequest();
        request.signal();
        request.signal();
        child.stop(request);
        assertThat(child.alive()).isFalse();
    }

    @Test
    void aChildHasASessionOfItsOwnAndItsPidIsThePrograms() {
        Child child = start("ps -o sid= -p $$; echo done; while :; do sleep 0.1; done", LONG);
        awaitLine(child, "done");
        List<String> session = child.log().matching(Pattern.compile("^ *\\d+$"));
        child.stop(new StopRequest());
        Assumptions.assumeFalse(session.isEmpty(), "ps is not installed");
        assertThat(session.getFirst().strip()).isEqualTo(Long.toString(child.pid()));
    }

    @Test
    void aLeftOverIsFoundByItsPidFileAndStopped() {
        Child child = start("while :; do sleep 0.1; done", LONG);
        LeftOver found =
                LeftOver.find("part", mark(), pidFile(), StopSignal.TERM, LONG).orElseThrow();
        assertThat(found.pid()).isEqualTo(child.pid());
        found.stop(new StopRequest());
        assertThat(found.alive()).isFalse();
        assertThat(pidFile().path()).doesNotExist();
    }

    @Test
    void aStrangerWithTheSameIdIsLeftAlone() {
        pidFile().write(ProcessHandle.current().pid());
        assertThat(LeftOver.find("part", mark(), pidFile(), StopSignal.TERM, LONG)).isEmpty();
    }

    private static String deaf() {
        return "trap '' TERM; echo deaf; while :; do sleep 1; done";
    }

    private Child start(String script, Duration bound) {
        return Child.start(
                new Child.Order(
                        "part",
                        List.of("sh", "-c", script, folder.toString()),
                        Map.of(),
                        mark(),
                        LogFile.open(folder.resolve("part.log")),
                        pidFile(),
                        StopSignal.TERM,
                        bound));
    }

    private void awaitLine(Child child, String line) {
        StopRequest never = new StopRequest();
        while (child.log().matching(Pattern.compile(line)).isEmpty()) {
            never.pause(Duration.ofMillis(10));
        }
    }

    private PidFile pidFile() {
        return new PidFile(folder.resolve("part.pid"));
    }

    private Mark mark() {
        return new Mark(List.of(folder.toString()));
    }
}
