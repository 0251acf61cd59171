package io.tollgate.gateway.upkeep;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.tollgate.billing.flush.Flush;
import io.tollgate.billing.recovery.Incarnations;
import io.tollgate.billing.recovery.LateSettlements;
import io.tollgate.billing.recovery.Recovery;
import io.tollgate.billing.recovery.Sweeper;
import io.tollgate.billing.shard.RedisMemory;
import io.tollgate.billing.shard.ShardUpkeep;
import io.tollgate.billing.topup.Expiries;
import io.tollgate.gateway.http.CallClock;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// Runs the background tasks on threads of their own. A task that fails is logged and runs again at
/// its next turn: nothing is lost by a turn that failed.
@ApplicationScoped
public class Upkeep {
    private static final System.Logger LOG = System.getLogger(Upkeep.class.getName());

    /// After the listening socket is closed and the running calls have ended.
    private static final int AFTER_THE_SERVER = 5_000;

    /// Flush, sweep and opening may each block on a store without holding up the heartbeat.
    private static final int THREADS = 6;

    private final Incarnations incarnations;
    private final Recovery recovery;
    private final Flush flush;
    private final Sweeper sweeper;
    private final Expiries expiries;
    private final ShardUpkeep redis;
    private final RedisMemory memory;
    private final LateSettlements late;
    private final CallClock clock;
    private final RedisContact contact;
    private final StartCheck books;
    private final UpkeepPace pace;
    private final ScheduledExecutorService threads =
            Executors.newScheduledThreadPool(
                    THREADS, Thread.ofPlatform().name("upkeep-", 0).daemon().factory());

    Upkeep(
            Incarnations incarnations,
            Recovery recovery,
            Flush flush,
            Sweeper sweeper,
            Expiries expiries,
            ShardUpkeep redis,
            RedisMemory memory,
            LateSettlements late,
            CallClock clock,
            RedisContact contact,
            StartCheck books,
            UpkeepPace pace,
            MeterRegistry registry) {
        this.incarnations = incarnations;
        this.recovery = recovery;
        this.flush = flush;
        this.sweeper = sweeper;
        this.expiries = expiries;
        this.redis = redis;
        this.memory = memory;
        this.late = late;
        this.clock = clock;
        this.contact = contact;
        this.books = books;
        this.pace = pace;
        var _ = registry.gauge("tollgate.late.settlements", late, LateSettlements::size);
    }

    void start(@Observes StartupEvent event) {
        every(pace.heartbeat(), "heartbeat", incarnations::beat);
        every(pace.clock(), "clock", this::measureClock);
        every(pace.shards(), "shards", this::openShards);
        every(pace.late(), "late settlements", late::settle);
        every(pace.memory(), "memory", memory::measure);
        every(pace.flush(), "flush", this::flush);
        every(pace.sweep(), "sweep", this::sweep);
        every(pace.leases(), "leases", sweeper::renewLeases);
        every(pace.expiries(), "expiries", this::expire);
        every(pace.startCheck(), "self-check", books::run);
    }

    /// Hands everything over: what is settled goes into PostgreSQL, then this life is declared
    /// over.
    void stop(@Observes @Priority(AFTER_THE_SERVER) ShutdownEvent event) {
        threads.shutdownNow();
        long deadline = System.nanoTime() + pace.lastFlush().toNanos();
        while (!handOver() && System.nanoTime() < deadline) {
            LOG.log(Level.WARNING, "the last settlements wait in Redis; trying again");
        }
    }

    private boolean handOver() {
        try {
            late.settle();
            int booked = flush.flushAll();
            LOG.log(Level.INFO, "handed over; the last flush booked {0} calls", booked);
        } catch (RuntimeException failure) {
            LOG.log(Level.WARNING, "the last flush failed: {0}", failure.toString());
        }
        try {
            // What Redis could not hand over goes from memory.
            late.bookAll();
            recovery.handInEverything();
            incarnations.end();
            return true;
        } catch (RuntimeException failure) {
            LOG.log(Level.WARNING, "handing in failed: {0}", failure.toString());
            return false;
        }
    }

    private void openShards() {
        // A heartbeat first: whoever works on shards must be seen to live.
        incarnations.beat();
        if (!recovery.openShards()) {
            LOG.log(Level.WARNING, "closed shards: {0}", recovery.closed());
        }
    }

    private void flush() {
        int booked = flush.flushAll();
        LOG.log(Level.DEBUG, "{0} calls booked", booked);
    }

    private void sweep() {
        int swept = sweeper.sweep();
        if (swept > 0) {
            LOG.log(Level.WARNING, "{0} abandoned calls ended", swept);
        }
    }

    private void expire() {
        int expired = expiries.run();
        if (expired > 0) {
            LOG.log(Level.INFO, "{0} credits expired", expired);
        }
    }

    private void measureClock() {
        long asked = System.nanoTime();
        Instant now = Instant.ofEpochMilli(redis.now());
        clock.measured(now, asked, System.nanoTime());
        contact.redisAnswered();
    }

    private void every(Duration pause, String name, Runnable task) {
        var _ =
                threads.scheduleWithFixedDelay(
                        () -> attempt(name, task), 0, pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static void attempt(String name, Runnable task) {
        try {
            task.run();
        } catch (RuntimeException failure) {
            LOG.log(Level.WARNING, "{0} failed: {1}", name, failure.toString());
        }
    }
}
