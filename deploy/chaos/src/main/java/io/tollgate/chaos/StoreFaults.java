package io.tollgate.chaos;

import java.io.IOException;
import java.util.List;
import java.util.Random;

/// Stores that are restored, refuse, die together, or cannot be reached by one gateway.
final class StoreFaults {
    /// More than a lease and the silence after which a gateway counts as dead.
    private static final int PAST_ITS_LEASE_SECONDS = 45;

    private StoreFaults() {}

    static List<Scenario> all() {
        return List.of(
                Scenario.of("postgres-restored", StoreFaults::restored),
                Scenario.of("postgres-refuses-writes", StoreFaults::refusesWrites),
                Scenario.of("both-stores-killed-at-once", StoreFaults::bothKilled),
                Scenario.of("gateway-cut-off", cutOff(10)),
                Scenario.of("gateway-cut-off-past-its-lease", cutOff(PAST_ITS_LEASE_SECONDS)),
                Scenario.of(
                        "gateway-cut-off-during-recovery",
                        (stage, load, random) -> {
                            stage.wire().cut();
                            Thread.sleep(random.nextInt(500));
                            String _ = stage.redis().run("FLUSHALL");
                            Thread.sleep(PAST_ITS_LEASE_SECONDS * 1_000L);
                            stage.wire().mend();
                        }),
                Scenario.of(
                        "gateway-cut-off-while-redis-restarts",
                        (stage, load, random) -> {
                            stage.end("redis", "KILL");
                            stage.wire().cut();
                            Thread.sleep(5_000 + random.nextInt(5_000));
                            stage.wire().mend();
                        }));
    }

    /// A copy is made, business goes on, a credit among it, and the copy is put back: calls come
    /// back from Redis, the credit does not and is told.
    private static void restored(Stage stage, Load load, Random random)
            throws IOException, InterruptedException {
        String richer = load.tenants().get(random.nextInt(load.tenants().size()));
        withoutPostgres(stage, stage.postgres()::backUp);
        stage.awaitReady();
        load.awaitCompleted(100);
        Run.credit(stage.api(), richer);
        load.awaitCompleted(100);
        withoutPostgres(stage, stage.postgres()::restore);
        stage.awaitReason(0, "PostgreSQL is older than Redis");
        String told = stage.recover();
        if (!told.contains(richer)) {
            throw new IllegalStateException("the lost credit of " + richer + " is not in: " + told);
        }
    }

    private interface Work {
        void happen() throws IOException, InterruptedException;
    }

    private static void withoutPostgres(Stage stage, Work work)
            throws IOException, InterruptedException {
        stage.signal("launcher", "STOP");
        stage.end("postgres", "INT");
        work.happen();
        stage.signal("launcher", "CONT");
    }

    /// As on a standby, or on a full disk that an operator protects.
    private static void refusesWrites(Stage stage, Load load, Random random)
            throws IOException, InterruptedException {
        stage.postgres().refuseWrites(true);
        stage.signal("postgres", "HUP");
        Thread.sleep(15_000);
        stage.postgres().refuseWrites(false);
        stage.signal("postgres", "HUP");
    }

    private static void bothKilled(Stage stage, Load load, Random random)
            throws IOException, InterruptedException {
        stage.signal("launcher", "STOP");
        stage.signal("redis", "KILL");
        stage.signal("postgres", "KILL");
        Thread.sleep(1_000 + random.nextInt(4_000));
        stage.signal("launcher", "CONT");
    }

    private static Scenario.Fault cutOff(int seconds) {
        return (stage, load, random) -> {
            stage.wire().cut();
            Thread.sleep(seconds * 1_000L);
            stage.wire().mend();
        };
    }
}
