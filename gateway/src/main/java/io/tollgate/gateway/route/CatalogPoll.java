package io.tollgate.gateway.route;

import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.tollgate.catalog.snapshot.CatalogSnapshots;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/// Looks at the catalog's version on a thread of its own and tells the followers when it moves.
@ApplicationScoped
class CatalogPoll {
    private static final Logger LOG = Logger.getLogger(CatalogPoll.class);

    private final CatalogSnapshots catalogs;
    private final List<CatalogFollower> followers;
    private final RouteConfig config;
    private final Map<CatalogFollower, Long> followed = new HashMap<>();
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().name("catalog-poll").daemon().factory());
    private boolean away;

    CatalogPoll(
            CatalogSnapshots catalogs, @All List<CatalogFollower> followers, RouteConfig config) {
        this.catalogs = catalogs;
        this.followers = followers;
        this.config = config;
    }

    void start(@Observes @Priority(3_000) StartupEvent start) {
        var _ =
                thread.scheduleWithFixedDelay(
                        this::poll, 0, config.pollEvery().toMillis(), TimeUnit.MILLISECONDS);
    }

    void stop(@Observes @Priority(9_000) ShutdownEvent stop) {
        var _ = thread.shutdownNow();
    }

    private void poll() {
        try {
            long version = catalogs.currentVersion();
            for (CatalogFollower follower : followers) {
                if (!Long.valueOf(version).equals(followed.get(follower))) {
                    follower.follow(version);
                    followed.put(follower, version);
                }
            }
            if (away) {
                LOG.info("The catalog is followed again");
            }
            away = false;
        } catch (RuntimeException failure) {
            if (!away) {
                LOG.warnf(
                        "The catalog cannot be followed, calls go on with the last one: %s",
                        failure.toString());
            }
            away = true;
        }
    }
}
