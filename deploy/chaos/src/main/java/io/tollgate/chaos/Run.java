package io.tollgate.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/// Plays one scenario: load, fault, service again, quiet, audit.
final class Run {
    private static final int TENANTS = 3;

    /// Two leases and a sweep: whatever a dead gateway held has been ended by then.
    private static final long QUIET_NANOS = 120_000_000_000L;

    private final Stage stage;

    Run(Stage stage) {
        this.stage = stage;
    }

    /// What became of a scenario.
    ///
    /// @param recoveryMillis from the fault's end to everything being ready and calls being served
    /// @param drainMillis from the last call's end to nothing being held or unflushed
    record Result(
            String scenario,
            long seed,
            Audit.Verdict verdict,
            long recoveryMillis,
            long drainMillis) {}

    Result of(Scenario scenario, long seed) throws IOException, InterruptedException {
        Api api = stage.api();
        List<String> tenants = new ArrayList<>();
        List<String> keys = new ArrayList<>();
        for (int n = 0; n < TENANTS; n++) {
            String tenant = tenant(api, scenario.name());
            tenants.add(tenant);
            keys.add(key(api, tenant));
        }
        long witnessed = api.witnessed();
        Load load = Load.start(stage.gateways(), tenants, keys, seed, scenario.mix());
        long recovered;
        try {
            load.awaitCompleted(30);
            scenario.fault().happen(stage, load, new Random(seed));
            long over = System.nanoTime();
            stage.awaitReady();
            load.awaitCompleted(30);
            recovered = (System.nanoTime() - over) / 1_000_000;
        } finally {
            load.stop();
        }
        long stopped = System.nanoTime();
        awaitQuiet(api, tenants);
        long drained = (System.nanoTime() - stopped) / 1_000_000;
        Audit audit = new Audit(api, tenants, scenario.honest(), witnessed);
        return new Result(scenario.name(), seed, audit.of(load.seen()), recovered, drained);
    }

    private static String tenant(Api api, String name) throws IOException, InterruptedException {
        String tenant =
                api.post("/tenants", Map.of("name", name, "email", "chaos@example.org"))
                        .path("id")
                        .asText();
        credit(api, tenant);
        return tenant;
    }

    /// More than a scenario's usual calls come to.
    static void credit(Api api, String tenant) throws IOException, InterruptedException {
        JsonNode _ =
                api.post(
                        "/tenants/" + tenant + "/credits",
                        Map.of(
                                "kind",
                                "grant",
                                "amount",
                                "20",
                                "reference",
                                UUID.randomUUID().toString()));
    }

    private static String key(Api api, String tenant) throws IOException, InterruptedException {
        return api.post("/tenants/" + tenant + "/keys", Map.of("name", "chaos"))
                .path("key")
                .asText();
    }

    /// Ends when nothing is held and everything is in the ledger; the audit says so otherwise.
    private void awaitQuiet(Api api, List<String> tenants)
            throws IOException, InterruptedException {
        long deadline = System.nanoTime() + QUIET_NANOS;
        while (System.nanoTime() < deadline && !isQuiet(api, tenants)) {
            Thread.sleep(250);
        }
    }

    /// No, as long as the console cannot say.
    private boolean isQuiet(Api api, List<String> tenants) throws InterruptedException {
        try {
            JsonNode _ = api.post("/ops/flush", Map.of());
            boolean quiet = stage.lateSettlements() == 0;
            for (String tenant : tenants) {
                JsonNode balance = api.get("/tenants/" + tenant + "/balance");
                quiet &= isZero(balance.path("held")) && isZero(balance.path("unflushed"));
            }
            return quiet;
        } catch (IOException notNow) {
            return false;
        }
    }

    private static boolean isZero(JsonNode money) {
        return money.path("amount").asText().matches("-?0+\\.0+");
    }
}
