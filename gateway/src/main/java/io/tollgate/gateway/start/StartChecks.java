package io.tollgate.gateway.start;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.StartupEvent;
import io.tollgate.catalog.environment.DatabaseSettings;
import io.tollgate.catalog.environment.StartRefused;
import io.tollgate.catalog.environment.UnsafeDatabase;
import io.tollgate.catalog.secret.InvalidMasterKey;
import io.tollgate.catalog.secret.MasterKeyCheck;
import io.tollgate.catalog.secret.WrongMasterKey;
import io.tollgate.gateway.route.CatalogFollower;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import org.jboss.logging.Logger;

/// Refuses a wrong master key and a database that may lose charges, with one line for people and an
/// exit code of its own. A database that does not answer yet is checked as soon as it does, before
/// anything is read from it.
@ApplicationScoped
@Priority(1_000)
class StartChecks implements CatalogFollower {
    private static final Logger LOG = Logger.getLogger(StartChecks.class);
    private static final int EXIT_CODE = 1;
    private static final int CAUSES = 10;

    private final MasterKeyCheck masterKey;
    private final DatabaseSettings settings;
    private volatile boolean passed;

    StartChecks(MasterKeyCheck masterKey, DatabaseSettings settings) {
        this.masterKey = masterKey;
        this.settings = settings;
    }

    void start(@Observes @Priority(1_000) StartupEvent start) {
        try {
            check();
        } catch (RuntimeException failure) {
            Optional<String> refusal = refusal(failure);
            if (refusal.isPresent()) {
                throw StartRefused.because(refusal.get());
            }
            LOG.warnf("PostgreSQL does not answer yet: %s", failure.toString());
        }
    }

    @Override
    public void follow(long version) {
        if (passed) {
            return;
        }
        try {
            check();
        } catch (RuntimeException failure) {
            refusal(failure)
                    .ifPresent(reason -> {
                        LOG.fatal(reason);
                        Quarkus.asyncExit(EXIT_CODE);
                    });
            throw failure;
        }
    }

    private void check() {
        masterKey.verify();
        settings.verify();
        passed = true;
    }

    private static Optional<String> refusal(RuntimeException failure) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < CAUSES; depth++) {
            if (cause instanceof WrongMasterKey
                    || cause instanceof InvalidMasterKey
                    || cause instanceof UnsafeDatabase) {
                return Optional.of(String.valueOf(cause.getMessage()));
            }
            cause = cause.getCause();
        }
        return Optional.empty();
    }
}
