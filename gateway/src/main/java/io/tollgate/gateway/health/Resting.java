package io.tollgate.gateway.health;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.tollgate.catalog.alert.Alert;
import io.tollgate.catalog.health.Cooldown;
import io.tollgate.catalog.id.CredentialId;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Which credentials rest, as this gateway has seen and as others have told through PostgreSQL.
/// What is seen here holds here at once and is told on a thread of its own; while PostgreSQL is
/// away it holds here alone. Thread-safe; nothing but that thread blocks.
@Singleton
class Resting {
    private static final Logger LOG = Logger.getLogger(Resting.class);
    private static final long PURGE_EVERY = 1_200;

    /// Dead in any catalog of a lower version; its disabling is not yet committed.
    private static final long IN_EVERY_VERSION = Long.MAX_VALUE;

    private final HealthBook book;
    private final HealthConfig config;
    private final Map<Place, Cooldown> seen = new ConcurrentHashMap<>();
    private final Set<CredentialId> alarmed = ConcurrentHashMap.newKeySet();
    private final Map<CredentialId, Long> dead = new ConcurrentHashMap<>();
    private final Map<Object, Runnable> untold = new ConcurrentHashMap<>();
    private volatile Map<CredentialId, List<Cooldown>> shared = Map.of();
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().name("health").daemon().factory());
    private boolean away;
    private long rounds;

    Resting(HealthBook book, HealthConfig config) {
        this.book = book;
        this.config = config;
    }

    private record Place(CredentialId credential, String upstreamModel) {}

    void start(@Observes StartupEvent event) {
        var _ =
                thread.scheduleWithFixedDelay(
                        this::share, 0, config.shareEvery().toMillis(), TimeUnit.MILLISECONDS);
    }

    void stop(@Observes ShutdownEvent event) {
        var _ = thread.shutdownNow();
    }

    /// The one that lasts longest; null when the lane does not rest.
    @Nullable Cooldown of(Lane lane, Instant now) {
        Cooldown longest =
                longer(
                        seen.get(new Place(lane.credential(), lane.upstreamModel())),
                        seen.get(new Place(lane.credential(), "")),
                        now);
        for (Cooldown told : shared.getOrDefault(lane.credential(), List.of())) {
            boolean ours =
                    told.upstreamModel().isEmpty()
                            || told.upstreamModel().equals(lane.upstreamModel());
            longest = longer(longest, ours ? told : null, now);
        }
        return longest;
    }

    /// Whether nothing rests anywhere: the usual case.
    boolean isEmpty() {
        return seen.isEmpty() && shared.isEmpty() && dead.isEmpty() && alarmed.isEmpty();
    }

    /// Whether its upstream refuses it, and the catalog of this version still has it.
    boolean isDead(CredentialId credential, long catalogVersion) {
        Long without = dead.get(credential);
        if (without != null && catalogVersion >= without) {
            boolean _ = dead.remove(credential, without);
            return false;
        }
        return without != null;
    }

    /// @param what the credential and upstream in words
    void rest(Cooldown cooldown, Alert.@Nullable Kind alert, String what) {
        Place place = new Place(cooldown.credential(), cooldown.upstreamModel());
        if (alert != null) {
            boolean _ = alarmed.add(cooldown.credential());
        }
        tell(place, () -> book.rest(cooldown, alert, what), () -> seen.put(place, cooldown));
    }

    void disable(CredentialId credential, String reason, String what) {
        if (dead.put(credential, IN_EVERY_VERSION) == null) {
            tell(
                    credential,
                    () -> {
                        long without = book.disable(credential, reason, what);
                        dead.put(credential, without);
                    },
                    () -> {});
        }
    }

    /// Whether an answer in the lane is news: it rests, or operators were told of it.
    boolean wasOut(Lane lane, Instant now) {
        return of(lane, now) != null || alarmed.contains(lane.credential());
    }

    /// One that was out has answered.
    void recovered(CredentialId credential) {
        boolean _ = alarmed.remove(credential);
        seen.keySet().removeIf(place -> place.credential().equals(credential));
        Map<CredentialId, List<Cooldown>> others = new HashMap<>(shared);
        others.remove(credential);
        shared = Map.copyOf(others);
        tell(new Place(credential, "recovered"), () -> book.recovered(credential), () -> {});
    }

    /// What holds here must not be found before its report is: who has read all reports takes it
    /// for told.
    private void tell(Object subject, Runnable report, Runnable holds) {
        untold.put(subject, report);
        holds.run();
        thread.execute(this::share);
    }

    private void share() {
        try {
            // What is told now is among what is read then: until there it holds as seen.
            Map<Place, Cooldown> told = Map.copyOf(seen);
            Map<Object, Runnable> reports = Map.copyOf(untold);
            reports.forEach((subject, report) -> {
                report.run();
                boolean _ = untold.remove(subject, report);
            });
            shared = book.current().stream().collect(Collectors.groupingBy(Cooldown::credential));
            told.forEach((place, cooldown) -> {
                if (!untold.containsKey(place)) {
                    boolean _ = seen.remove(place, cooldown);
                }
            });
            if (rounds++ % PURGE_EVERY == 0) {
                book.purge();
            }
            away = false;
        } catch (RuntimeException failure) {
            if (!away) {
                LOG.warnf(
                        "What rests cannot be shared with other gateways now: %s",
                        failure.toString());
            }
            away = true;
        }
    }

    private static @Nullable Cooldown longer(
            @Nullable Cooldown one, @Nullable Cooldown other, Instant now) {
        boolean oneHolds = one != null && one.holds(now);
        boolean otherHolds = other != null && other.holds(now);
        if (!oneHolds || !otherHolds) {
            return oneHolds ? one : otherHolds ? other : null;
        }
        return LASTS.compare(one, other) >= 0 ? one : other;
    }

    private static final Comparator<Cooldown> LASTS =
            Comparator.comparing(Cooldown::until, Comparator.nullsLast(Comparator.naturalOrder()));
}
