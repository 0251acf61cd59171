package io.tollgate.standalone.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import io.tollgate.standalone.console.ManagementApi;
import io.tollgate.standalone.console.Readiness;
import io.tollgate.standalone.home.Refusal;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// What runs, asked over HTTP: readiness of each part, the ledger's proofs, the catalog.
final class Product {
    private Product() {}

    static List<Finding> notRunning() {
        return List.of(Finding.skipped("gateway, console", "not running"));
    }

    static List<Finding> look(Patient patient) {
        List<Finding> findings = new ArrayList<>();
        patient.health().forEach((part, url) -> findings.add(readiness(part, url)));
        Optional<String> key = patient.managementKey().or(() -> saved(patient));
        if (key.isEmpty()) {
            findings.add(Finding.skipped("ledger, catalog", "no management key to ask with"));
            return findings;
        }
        try (ManagementApi api = new ManagementApi(patient.consoleUrl(), key.get())) {
            findings.add(ledger(api));
            findings.addAll(reconciliation(api));
            findings.addAll(catalog(api));
        } catch (Refusal refusal) {
            findings.add(
                    Finding.failed(
                            "ledger, catalog",
                            String.valueOf(refusal.getMessage()),
                            "See " + patient.home().resolve("log/console.log")));
        }
        return findings;
    }

    private static Optional<String> saved(Patient patient) {
        try {
            return Optional.of(Files.readString(patient.home().resolve("management.key")).strip());
        } catch (IOException none) {
            return Optional.empty();
        }
    }

    private static Finding readiness(String part, String url) {
        try (Readiness readiness = new Readiness(url)) {
            return readiness.ready()
                    ? Finding.ok(part, "ready")
                    : Finding.failed(
                            part,
                            "not ready: " + readiness.why(),
                            "docs/runbook.md has a paragraph for each reason.");
        }
    }

    private static Finding ledger(ManagementApi api) {
        JsonNode check = api.get("/ops/ledger-check");
        String drift = check.path("drift_nanos").asText();
        String fact =
                "%s transactions, drift %s nanos"
                        .formatted(check.path("transactions").asText(), drift);
        return check.path("balanced").asBoolean() && drift.equals("0")
                ? Finding.ok("ledger", fact + ", balanced")
                : Finding.failed(
                        "ledger",
                        fact + (check.path("balanced").asBoolean() ? "" : ", not balanced"),
                        "Take no money until it is understood: keep the database and the logs as"
                                + " they are, and report it.");
    }

    private static List<Finding> reconciliation(ManagementApi api) {
        Map<String, BigDecimal> unflushed = new TreeMap<>();
        List<String> drifting = new ArrayList<>();
        for (JsonNode line : api.list("/ops/reconciliation")) {
            JsonNode money = line.path("unflushed");
            BigDecimal amount = new BigDecimal(money.path("amount").asText("0"));
            BigDecimal _ =
                    unflushed.merge(money.path("currency").asText(), amount, BigDecimal::add);
            if (!line.path("drift_nanos").asText().equals("0")) {
                drifting.add(
                        line.path("tenant").asText() + " " + line.path("drift_nanos").asText());
            }
        }
        Finding drift =
                drifting.isEmpty()
                        ? Finding.ok("Redis and ledger", "drift 0 for every tenant")
                        : Finding.failed(
                                "Redis and ledger",
                                "drift in nanos: " + String.join(", ", drifting),
                                "Look again; if it stays, report it with the logs.");
        String waiting =
                unflushed.entrySet().stream()
                        .map(one -> one.getValue().toPlainString() + " " + one.getKey())
                        .collect(Collectors.joining(", "));
        return List.of(drift, Finding.ok("not flushed yet", waiting));
    }

    private static List<Finding> catalog(ManagementApi api) {
        List<Finding> findings = new ArrayList<>();
        for (JsonNode one : api.list("/ops/catalog-check")) {
            String fact = one.path("name").asText() + ": " + one.path("message").asText();
            findings.add(
                    one.path("grave").asBoolean()
                            ? Finding.failed("catalog", fact, "Mend it in the console.")
                            : Finding.note("catalog", fact, "Mend it in the console."));
        }
        return findings.isEmpty()
                ? List.of(Finding.ok("catalog", "every model has routes, prices and a margin"))
                : findings;
    }
}
