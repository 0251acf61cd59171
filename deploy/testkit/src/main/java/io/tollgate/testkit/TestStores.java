package io.tollgate.testkit;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A migrated PostgreSQL database and a Redis of its own for a Quarkus test:
/// `@QuarkusTestResource(TestStores.class)` or `@WithTestResource`.
public final class TestStores implements QuarkusTestResourceLifecycleManager {
    private @Nullable TestRedis redis;

    @Override
    public Map<String, String> start() {
        TestDatabase database = TestDatabase.create();
        redis = TestRedis.start();
        return Map.of(
                "TOLLGATE_DB_URL", database.jdbcUrl(),
                "TOLLGATE_DB_USER", database.user(),
                "TOLLGATE_DB_PASSWORD", "unused",
                "TOLLGATE_REDIS_URL", redis.url(),
                "tollgate.database.require-durable", "false",
                "TOLLGATE_MASTER_KEY", Base64.getEncoder().encodeToString(new byte[32]),
                "TOLLGATE_MANAGEMENT_KEY",
                        "tgm_test-operator-key-0123456789abcdef0123456789abcdef");
    }

    @Override
    public void stop() {
        if (redis != null) {
            redis.close();
        }
    }
}
