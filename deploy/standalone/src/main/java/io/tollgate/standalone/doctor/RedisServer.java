package io.tollgate.standalone.doctor;

import io.tollgate.standalone.home.Refusal;
import io.tollgate.standalone.store.EmbeddedRedis;
import io.tollgate.standalone.store.RedisTalk;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Redis as a server: does it answer, does it keep what it was told, has it room.
final class RedisServer {
    private static final String SUBJECT = "Redis";
    private static final int OLDEST = 7;

    /// Past it no call is admitted.
    private static final long FULL_PERCENT = 80;

    private RedisServer() {}

    static List<Finding> look(Patient patient, boolean running) {
        if (patient.hasEmbeddedRedis() && !running) {
            return List.of(Finding.skipped(SUBJECT, "the embedded one is not running"));
        }
        try (RedisTalk redis =
                RedisTalk.open(
                        patient.redisUrl().orElseGet(() -> EmbeddedRedis.url(patient.home())))) {
            return look(redis);
        } catch (IOException | Refusal | IllegalArgumentException failure) {
            return List.of(
                    Finding.failed(
                            SUBJECT,
                            String.valueOf(failure.getMessage()),
                            patient.hasEmbeddedRedis()
                                    ? "See " + patient.home().resolve("log/redis.log")
                                    : "Check TOLLGATE_REDIS_URL, and that the server runs."));
        }
    }

    private static List<Finding> look(RedisTalk redis) throws IOException {
        List<Finding> findings = new ArrayList<>();
        Map<String, String> info = info(redis);
        findings.add(server(info, settings(redis)));
        findings.add(memory(info));
        List<String> time = redis.ask("TIME");
        findings.add(
                Clocks.compare(
                        SUBJECT,
                        Long.parseLong(time.getFirst()) * 1_000
                                + Long.parseLong(time.getLast()) / 1_000));
        return findings;
    }

    private static Map<String, String> info(RedisTalk redis) throws IOException {
        Map<String, String> info = new HashMap<>();
        redis.ask("INFO")
                .getFirst()
                .lines()
                .map(line -> line.split(":", 2))
                .filter(pair -> pair.length == 2)
                .forEach(pair -> info.put(pair[0], pair[1]));
        return info;
    }

    private static Map<String, String> settings(RedisTalk redis) throws IOException {
        Map<String, String> settings = new HashMap<>();
        for (String name : List.of("appendonly", "appendfsync", "maxmemory-policy")) {
            List<String> pair = redis.ask("CONFIG", "GET", name);
            settings.put(name, pair.isEmpty() ? "" : pair.getLast());
        }
        return settings;
    }

    private static Finding server(Map<String, String> info, Map<String, String> settings) {
        String version = info.getOrDefault("redis_version", "0");
        if (Integer.parseInt(version.split("\\.", 2)[0]) < OLDEST) {
            return Finding.failed(SUBJECT, version, "Tollgate needs Redis or Valkey 7.0 or later.");
        }
        if (!"yes".equals(settings.get("appendonly"))) {
            return Finding.failed(
                    SUBJECT,
                    "the append-only file is off",
                    "CONFIG SET appendonly yes, and in redis.conf: a restart would empty it.");
        }
        if (!"noeviction".equals(settings.get("maxmemory-policy"))) {
            return Finding.failed(
                    SUBJECT,
                    "maxmemory-policy is " + settings.get("maxmemory-policy"),
                    "CONFIG SET maxmemory-policy noeviction, and in redis.conf: balances would be"
                            + " thrown away.");
        }
        if ("err".equals(info.get("aof_last_write_status"))) {
            return Finding.failed(
                    SUBJECT, "its last write to disk failed", "See its log; is the disk full?");
        }
        return "no".equals(settings.get("appendfsync"))
                ? Finding.note(SUBJECT, version + ", appendfsync no", "Set it to always.")
                : Finding.ok(SUBJECT, version + ", appendfsync " + settings.get("appendfsync"));
    }

    private static Finding memory(Map<String, String> info) {
        long used = Long.parseLong(info.getOrDefault("used_memory", "0"));
        long most = Long.parseLong(info.getOrDefault("maxmemory", "0"));
        if (most == 0) {
            return Finding.ok("Redis memory", (used >> 20) + " MB used, no bound");
        }
        long percent = 100 * used / most;
        String fact = "%d %% of %d MB used".formatted(percent, most >> 20);
        return percent < FULL_PERCENT
                ? Finding.ok("Redis memory", fact)
                : Finding.failed(
                        "Redis memory",
                        fact,
                        "Past 80 % no call is admitted: CONFIG SET maxmemory higher, and bring"
                                + " PostgreSQL back if records wait for it.");
    }
}
