package io.tollgate.admin.start;

import io.quarkus.runtime.StartupEvent;
import io.tollgate.catalog.access.ManagementKeys;
import io.tollgate.catalog.environment.DatabaseSettings;
import io.tollgate.catalog.environment.StartRefused;
import io.tollgate.catalog.environment.UnsafeDatabase;
import io.tollgate.catalog.secret.InvalidMasterKey;
import io.tollgate.catalog.secret.MasterKeyCheck;
import io.tollgate.catalog.secret.WrongMasterKey;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// What must hold before the console answers: a durable database with the schema, and the master
/// key that it was set up with. A database that is not there yet is waited for; anything else ends
/// the process with exit code 1 and one line.
@Singleton
final class StartUp {
    private static final Logger LOG = Logger.getLogger(StartUp.class);

    private final MasterKeyCheck masterKey;
    private final DatabaseSettings database;
    private final ManagementKeys managementKeys;
    private final StartConfig config;
    private final Optional<String> firstKey;

    StartUp(
            MasterKeyCheck masterKey,
            DatabaseSettings database,
            ManagementKeys managementKeys,
            StartConfig config,
            @ConfigProperty(name = "tollgate.management-key") Optional<String> firstKey) {
        this.masterKey = masterKey;
        this.database = database;
        this.managementKeys = managementKeys;
        this.config = config;
        this.firstKey = firstKey;
    }

    void run(@Observes StartupEvent start) throws InterruptedException {
        long deadline = System.nanoTime() + config.databaseWait().toNanos();
        while (true) {
            try {
                checkOnce();
                return;
            } catch (RuntimeException failure) {
                String fatal = fatal(failure);
                if (fatal != null) {
                    throw StartRefused.because(fatal);
                }
                if (System.nanoTime() > deadline) {
                    throw StartRefused.because(
                            "The database does not answer: " + root(failure).getMessage());
                }
                LOG.warnf("Waiting for the database: %s", root(failure).getMessage());
                Thread.sleep(Duration.ofSeconds(1));
            }
        }
    }

    private void checkOnce() {
        database.verify();
        masterKey.verify();
        firstKey.filter(key -> !key.isBlank()).ifPresent(managementKeys::ensureFirst);
    }

    /// What no waiting can cure, in words for people; null for the rest.
    private static @Nullable String fatal(Throwable failure) {
        for (Throwable at = failure; at != null; at = at.getCause()) {
            switch (at) {
                case WrongMasterKey wrong -> {
                    return wrong.getMessage();
                }
                case UnsafeDatabase unsafe -> {
                    return unsafe.getMessage();
                }
                case InvalidMasterKey invalid -> {
                    return invalid.getMessage();
                }
                case IllegalArgumentException unusable -> {
                    return unusable.getMessage();
                }
                default -> {}
            }
        }
        return null;
    }

    private static Throwable root(Throwable failure) {
        Throwable at = failure;
        while (at.getCause() != null) {
            at = at.getCause();
        }
        return at;
    }
}
