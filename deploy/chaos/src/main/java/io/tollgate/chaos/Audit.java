package io.tollgate.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import io.tollgate.chaos.Caller.Seen;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Holds the books against what callers saw and what the simulator says it served.
final class Audit {
    private static final int NANO_DIGITS = 9;

    private final Api api;
    private final List<String> tenants;

    Audit(Api api, List<String> tenants) {
        this.api = api;
        this.tenants = tenants;
    }

    /// What was found.
    ///
    /// @param calls that a caller saw completed
    /// @param lost completed calls without a record or with another charge
    /// @param doubled calls with more than one record, or charged for what nobody served
    /// @param overdrawn tenants below zero
    /// @param broken invariants that do not hold, as sentences
    record Verdict(int calls, int lost, int doubled, int overdrawn, List<String> broken) {
        Verdict {
            broken = List.copyOf(broken);
        }

        boolean isClean() {
            return lost == 0 && doubled == 0 && overdrawn == 0 && broken.isEmpty();
        }
    }

    Verdict of(List<Seen> seen) throws IOException, InterruptedException {
        List<String> broken = new ArrayList<>();
        Map<String, Long> booked = new HashMap<>();
        Set<String> twice = new HashSet<>();
        int overdrawn = 0;
        for (String tenant : tenants) {
            long charged = 0;
            for (JsonNode record : api.list("/requests?tenant=" + tenant)) {
                String id = record.path("id").asText();
                long charge = nanos(record.path("charge"));
                charged += charge;
                if (booked.put(id, charge) != null) {
                    twice.add(id);
                }
                explain(record, charge, broken);
            }
            overdrawn += balance(tenant, charged, broken);
        }
        int lost = 0;
        int calls = 0;
        for (Seen one : seen) {
            if (one.completed()) {
                calls++;
                Long charge = booked.get(one.id());
                if (charge == null || (one.chargeNanos() >= 0 && charge != one.chargeNanos())) {
                    lost++;
                    broken.add(
                            "call "
                                    + one.id()
                                    + ": seen "
                                    + one.chargeNanos()
                                    + ", booked "
                                    + charge);
                }
            }
        }
        int unwitnessed = witness(booked, broken);
        books(broken);
        return new Verdict(calls, lost, twice.size() + unwitnessed, overdrawn, broken);
    }

    /// A charge is the sum of its lines, unless the hold did not pay for it.
    private static void explain(JsonNode record, long charge, List<String> broken) {
        long sum = 0;
        for (JsonNode line : record.path("charge_lines")) {
            sum +=
                    new BigDecimal(line.path("amount").asText())
                            .movePointRight(NANO_DIGITS)
                            .longValueExact();
        }
        if (sum != charge + nanos(record.path("shortfall"))) {
            broken.add(
                    "call "
                            + record.path("id").asText()
                            + ": lines make "
                            + sum
                            + ", charged "
                            + charge);
        }
    }

    private int balance(String tenant, long charged, List<String> broken)
            throws IOException, InterruptedException {
        JsonNode balance = api.get("/tenants/" + tenant + "/balance");
        if (nanos(balance.path("held")) != 0) {
            broken.add("tenant " + tenant + ": " + balance.path("held") + " still held");
        }
        if (nanos(balance.path("unflushed")) != 0) {
            broken.add("tenant " + tenant + ": " + balance.path("unflushed") + " unflushed");
        }
        long ledger = 0;
        for (JsonNode transaction : api.list("/tenants/" + tenant + "/ledger")) {
            if (transaction.path("kind").asText().equals("usage")) {
                for (JsonNode entry : transaction.path("entries")) {
                    String account = entry.path("account").asText();
                    if (account.startsWith("credit") || account.startsWith("debt")) {
                        ledger -= nanos(entry.path("amount"));
                    }
                }
            }
        }
        if (ledger != charged) {
            broken.add("tenant " + tenant + ": records make " + charged + ", the ledger " + ledger);
        }
        return nanos(balance.path("available")) < 0 ? 1 : 0;
    }

    /// Every charged record belongs to an attempt that the simulator served.
    private int witness(Map<String, Long> booked, List<String> broken)
            throws IOException, InterruptedException {
        Set<String> served = new HashSet<>();
        for (JsonNode row : api.witness(0)) {
            served.add(row.path("call").asText().split("/", 2)[0]);
        }
        int unwitnessed = 0;
        for (Map.Entry<String, Long> record : booked.entrySet()) {
            if (record.getValue() > 0 && !served.contains(record.getKey())) {
                unwitnessed++;
                broken.add("call " + record.getKey() + " is charged and nobody served it");
            }
        }
        return unwitnessed;
    }

    private void books(List<String> broken) throws IOException, InterruptedException {
        JsonNode check = api.get("/ops/ledger-check");
        if (!check.path("balanced").asBoolean()
                || !check.path("drift_nanos").asText().equals("0")) {
            broken.add("ledger check: " + check);
        }
        for (JsonNode line : api.get("/ops/reconciliation").path("data")) {
            if (!line.path("drift_nanos").asText().equals("0")) {
                broken.add("reconciliation: " + line);
            }
        }
    }

    private static long nanos(JsonNode money) {
        return money.path("amount").isTextual()
                ? new BigDecimal(money.path("amount").asText())
                        .movePointRight(NANO_DIGITS)
                        .longValueExact()
                : 0;
    }
}
