package io.tollgate.chaos;

import java.io.IOException;
import java.util.List;

/// Credits and refunds while parts die: each is booked once or not at all, as its answer says.
final class MoneyFaults {
    private MoneyFaults() {}

    static List<Scenario> all() {
        return List.of(
                Scenario.of(
                        "credits-while-redis-dies",
                        paying(stage -> {
                            stage.end("redis", "KILL");
                            String _ = emptied(stage);
                        })),
                Scenario.of(
                        "credits-while-postgres-dies",
                        paying(stage -> {
                            stage.end("postgres", "KILL");
                            stage.awaitReady();
                            stage.end("postgres", "QUIT");
                        })),
                Scenario.of(
                        "credits-while-the-console-dies",
                        paying(stage -> {
                            stage.end("console", "KILL");
                            stage.awaitReady();
                            stage.end("console", "KILL");
                        })));
    }

    private static String emptied(Stage stage) throws IOException, InterruptedException {
        stage.awaitReady();
        return stage.redis().run("FLUSHALL");
    }

    private interface Harm {
        void happen(Stage stage) throws IOException, InterruptedException;
    }

    private static Scenario.Fault paying(Harm harm) {
        return (stage, load, random) -> {
            Cashier cashier = Cashier.begin(stage.api(), load.tenants().getFirst());
            cashier.awaitDone(5);
            harm.happen(stage);
            stage.awaitReady();
            cashier.awaitDone(5);
            cashier.end();
        };
    }
}
