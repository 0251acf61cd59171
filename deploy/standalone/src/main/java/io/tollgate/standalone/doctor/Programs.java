package io.tollgate.standalone.doctor;

import io.tollgate.standalone.home.Refusal;
import io.tollgate.standalone.store.StorePrograms;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// Whether the embedded stores' programs run here.
final class Programs {
    private Programs() {}

    static List<Finding> look(Patient patient) {
        List<Finding> findings = new ArrayList<>();
        if (patient.hasEmbeddedDatabase()) {
            findings.add(
                    tried(
                            "PostgreSQL program",
                            "postgres/bin-*",
                            "TOLLGATE_DB_URL",
                            patient,
                            () -> StorePrograms.postgres(patient.home())));
        }
        if (patient.hasEmbeddedRedis()) {
            findings.add(
                    tried(
                            "Redis program",
                            "redis/redis-server-*",
                            "TOLLGATE_REDIS_URL",
                            patient,
                            () -> StorePrograms.redis(patient.home())));
        }
        return findings;
    }

    private static Finding tried(
            String subject, String place, String variable, Patient patient, Supplier<String> run) {
        try {
            return Finding.ok(subject, run.get());
        } catch (Refusal broken) {
            return Finding.failed(
                    subject,
                    String.valueOf(broken.getMessage()),
                    "Delete %s, which the next start unpacks afresh, or set %s to a server of your own."
                            .formatted(patient.home().resolve(place), variable));
        }
    }
}
