package io.tollgate.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import io.tollgate.chaos.Caller.Seen;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Holds the books against what callers saw and what the simulator says it served. What must hold:
///
/// 1. every transaction sums to zero, 2. all accounts do, 3. posted balances equal their entries,
/// 4. base less spent less held is what is available in Redis, and the ledger's once quiet,
/// 5. nothing is held any more, 6. every call that the simulator completed, or that a caller saw
///    completed, has one usage record, 7. every charge is the formula's at the price of the call's
///    moment, for what was delivered, 8. no credit was ever below zero, 9. batches, usage and
///    ledger come to the same, 10. debt is within its bound, which is zero here.
final class Audit {
    private final Api api;
    private final List<String> tenants;
    private final boolean honest;
    private final long witnessed;

    /// @param honest whether upstreams report the usage that they had
    /// @param witnessed how far the simulator's log belongs to calls of before
    Audit(Api api, List<String> tenants, boolean honest, long witnessed) {
        this.api = api;
        this.tenants = tenants;
        this.honest = honest;
        this.witnessed = witnessed;
    }

    /// What was found.
    ///
    /// @param calls that a caller saw completed
    /// @param lost completed calls without a record or with another charge
    /// @param doubled calls with more than one record, or charged for what nobody served
    /// @param overdrawn tenants that were ever below zero
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
        Charges charges = new Charges(PriceList.of(api), broken);
        Books books = new Books(api, broken);
        Map<String, JsonNode> records = new HashMap<>();
        Set<String> twice = new HashSet<>();
        int overdrawn = 0;
        for (String tenant : tenants) {
            long charged = 0;
            for (JsonNode record : api.list("/requests?tenant=" + tenant)) {
                charged += Nanos.in(record.path("charge"));
                charges.explain(record);
                String id = record.path("id").asText();
                if (records.put(id, record) != null) {
                    twice.add(id);
                }
            }
            overdrawn += books.check(tenant, charged);
        }
        int lost = 0;
        int calls = 0;
        for (Seen one : seen) {
            if (one.completed()) {
                calls++;
                lost += lost(one, records, broken);
            }
            if (!one.id().isEmpty()) {
                charges.date(one);
            }
        }
        Map<String, List<JsonNode>> served = served();
        lost += unrecorded(served, records, broken);
        int unserved = unserved(served, records, broken);
        if (honest) {
            compare(served, records, charges);
        }
        books.check();
        return new Verdict(calls, lost, twice.size() + unserved, overdrawn, broken);
    }

    private static int lost(Seen one, Map<String, JsonNode> records, List<String> broken) {
        JsonNode record = records.get(one.id());
        boolean isThere =
                record != null
                        && (one.chargeNanos() < 0
                                || one.chargeNanos() == Nanos.in(record.path("charge")));
        if (!isThere) {
            broken.add("call %s: seen %s, booked %s".formatted(one.id(), one, record));
        }
        return isThere ? 0 : 1;
    }

    /// What the simulator served, attempts by call.
    private Map<String, List<JsonNode>> served() throws IOException, InterruptedException {
        Map<String, List<JsonNode>> served = new HashMap<>();
        for (JsonNode row : api.witness(witnessed)) {
            String call = row.path("call").asText().split("/", 2)[0];
            served.computeIfAbsent(call, id -> new ArrayList<>()).add(row);
        }
        return served;
    }

    /// Completed calls of which the books know nothing.
    private static int unrecorded(
            Map<String, List<JsonNode>> served,
            Map<String, JsonNode> records,
            List<String> broken) {
        int unrecorded = 0;
        for (Map.Entry<String, List<JsonNode>> call : served.entrySet()) {
            boolean completed =
                    call.getValue().stream()
                            .anyMatch(row -> row.path("outcome").asText().equals("completed"));
            if (completed && !records.containsKey(call.getKey())) {
                unrecorded++;
                broken.add("call " + call.getKey() + " was served and has no record");
            }
        }
        return unrecorded;
    }

    /// Charged records that belong to no attempt that the simulator served.
    private static int unserved(
            Map<String, List<JsonNode>> served,
            Map<String, JsonNode> records,
            List<String> broken) {
        int unserved = 0;
        for (Map.Entry<String, JsonNode> record : records.entrySet()) {
            if (Nanos.in(record.getValue().path("charge")) > 0
                    && !served.containsKey(record.getKey())) {
                unserved++;
                broken.add("call " + record.getKey() + " is charged and nobody served it");
            }
        }
        return unserved;
    }

    private static void compare(
            Map<String, List<JsonNode>> served, Map<String, JsonNode> records, Charges charges) {
        served.forEach((call, attempts) -> {
            JsonNode record = records.get(call);
            JsonNode last = attempts.getLast();
            if (record != null
                    && record.path("status").asText().equals("completed")
                    && record.path("usage").path("source").asText().equals("reported")
                    && last.path("outcome").asText().equals("completed")) {
                charges.compare(record, last.path("usage"));
            }
        });
    }
}
