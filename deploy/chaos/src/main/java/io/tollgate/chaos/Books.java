package io.tollgate.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;

/// The ledger against itself, against Redis and against the usage records, once nothing runs.
final class Books {
    private final Api api;
    private final List<String> broken;

    Books(Api api, List<String> broken) {
        this.api = api;
        this.broken = broken;
    }

    /// Every transaction and all accounts sum to zero, posted balances equal their entries, each
    /// batch its records; in Redis the parts add up and the base is the ledger's.
    void check() throws IOException, InterruptedException {
        JsonNode check = api.get("/ops/ledger-check");
        if (!check.path("balanced").asBoolean()
                || !check.path("drift_nanos").asText().equals("0")) {
            broken.add("ledger check: " + check);
        }
        for (JsonNode line : api.list("/ops/reconciliation")) {
            if (!line.path("drift_nanos").asText().equals("0") || !line.path("batches").isEmpty()) {
                broken.add("reconciliation: " + line);
            }
        }
    }

    /// One tenant, whose calls have all ended. Answers 1 if it is overdrawn.
    ///
    /// @param chargedNanos what its usage records come to
    int check(String tenant, long chargedNanos) throws IOException, InterruptedException {
        JsonNode balance = api.get("/tenants/" + tenant + "/balance");
        for (String part : List.of("held", "unflushed", "debt")) {
            // Nobody here has a debt limit.
            if (Nanos.in(balance.path(part)) != 0) {
                broken.add("tenant " + tenant + ": " + part + " " + balance.path(part));
            }
        }
        long usage = 0;
        long entries = 0;
        boolean wasOverdrawn = false;
        for (JsonNode transaction : api.list("/tenants/" + tenant + "/ledger")) {
            wasOverdrawn |= Nanos.in(transaction.path("balance_after")) < 0;
            long moved = ofTenant(transaction);
            entries += moved;
            usage -= transaction.path("kind").asText().equals("usage") ? moved : 0;
        }
        if (usage != chargedNanos) {
            broken.add(
                    "tenant %s: records make %d, the ledger %d"
                            .formatted(tenant, chargedNanos, usage));
        }
        long available = Nanos.in(balance.path("available"));
        if (entries != available || entries != Nanos.in(balance.path("posted"))) {
            broken.add("tenant %s: entries make %d, but %s".formatted(tenant, entries, balance));
        }
        return wasOverdrawn || available < 0 ? 1 : 0;
    }

    private static long ofTenant(JsonNode transaction) {
        long moved = 0;
        for (JsonNode entry : transaction.path("entries")) {
            String account = entry.path("account").asText();
            if (account.startsWith("credit") || account.startsWith("debt")) {
                moved += Nanos.in(entry.path("amount"));
            }
        }
        return moved;
    }
}
