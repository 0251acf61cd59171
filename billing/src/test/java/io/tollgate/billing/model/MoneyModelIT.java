package io.tollgate.billing.model;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tollgate.billing.Bank;
import io.tollgate.testkit.TestStores;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Random histories of reserve, settle, release, expire, credit, flush, checkpoints, dying gateways
/// and flushers, and of a Redis that restarts or is emptied, in any order, repeated and interleaved
/// over several tenants, against a model in memory. jqwik's lifecycle does not run inside Quarkus
/// tests, so a history is a list that is shrunk here.
@QuarkusTest
@WithTestResource(TestStores.class)
class MoneyModelIT {
    private static final int LENGTH = 120;
    private static final int SHRINKS = 60;

    @Inject Bank bank;
    @Inject RealMoney real;

    /// The same histories on every run, and one that no run has seen.
    static LongStream seeds() {
        return LongStream.concat(
                LongStream.rangeClosed(1, 12), LongStream.of(System.currentTimeMillis()));
    }

    @BeforeEach
    void open() {
        bank.open();
        real.clear();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void everyHistoryIsTheModels(long seed) {
        List<Step> steps = Step.history(seed, LENGTH);
        try {
            play(steps);
        } catch (AssertionError difference) {
            List<Step> least = shrunk(steps);
            StringBuilder story = new StringBuilder("seed " + seed + ", shortest history:");
            least.forEach(step -> story.append("\n  ").append(step));
            throw new AssertionError(story.append('\n').toString(), difference);
        }
    }

    private void play(List<Step> steps) {
        real.clear();
        History history = new History(bank, real);
        try {
            for (int n = 0; n < steps.size(); n++) {
                history.play(n, steps.get(n));
            }
        } catch (AssertionError difference) {
            history.abandon();
            throw difference;
        }
        history.end();
        history.proveTheEnd();
    }

    private List<Step> shrunk(List<Step> failing) {
        List<Step> least = failing;
        int tries = 0;
        for (int size = least.size() / 2; size > 0; size /= 2) {
            for (int at = 0; at + size <= least.size() && tries < SHRINKS; tries++) {
                List<Step> shorter = new ArrayList<>(least);
                shorter.subList(at, at + size).clear();
                if (fails(shorter)) {
                    least = shorter;
                } else {
                    at += size;
                }
            }
        }
        return least;
    }

    private boolean fails(List<Step> steps) {
        try {
            play(steps);
            return false;
        } catch (AssertionError difference) {
            return true;
        }
    }
}
