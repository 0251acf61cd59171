package io.tollgate.bench.money;

import io.tollgate.standalone.home.Home;
import io.tollgate.standalone.home.PidFile;
import io.tollgate.standalone.home.Refusal;
import io.tollgate.standalone.home.Secrets;
import io.tollgate.standalone.process.StopRequest;
import io.tollgate.standalone.store.Database;
import io.tollgate.standalone.store.EmbeddedPostgres;
import io.tollgate.standalone.store.EmbeddedRedis;
import java.nio.file.Path;
import java.util.Map;

/// PostgreSQL and Redis as `./tollgate up` runs them, in a folder of their own.
final class Stores implements AutoCloseable {
    private final StopRequest stop = new StopRequest();
    private final Home home;
    private final EmbeddedPostgres postgres;
    private final EmbeddedRedis redis;
    private final Database database;
    private final String redisUrl;

    /// Blocks until they are ready and the schema is there.
    Stores(Path folder) {
        home = Home.open(folder.resolve("stores"));
        postgres = EmbeddedPostgres.start(home);
        redis = EmbeddedRedis.start(home);
        database = postgres.awaitReady(stop);
        database.migrate();
        redisUrl = redis.awaitReady(stop);
    }

    /// For an application that moves money.
    Map<String, String> settings() {
        return Map.of(
                "TOLLGATE_DB_URL", database.url(),
                "TOLLGATE_DB_USER", database.user(),
                "TOLLGATE_DB_PASSWORD", database.password(),
                "TOLLGATE_REDIS_URL", redisUrl,
                "TOLLGATE_MASTER_KEY", Secrets.masterKey());
    }

    long redisPid() {
        return pid("redis");
    }

    long postgresPid() {
        return pid("postgres");
    }

    private long pid(String part) {
        PidFile file = home.pidFile(part);
        return file.read().orElseThrow(() -> new Refusal("There is no " + part));
    }

    @Override
    public void close() {
        redis.stop(stop);
        postgres.stop(stop);
        home.close();
    }
}
