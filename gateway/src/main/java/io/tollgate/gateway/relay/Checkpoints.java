package io.tollgate.gateway.relay;

import io.tollgate.billing.reservation.Reservations;
import io.tollgate.billing.settlement.Settlement;
import io.vertx.core.Context;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.function.Supplier;

/// Notes every second what a stream has come to, so that it is charged for that if this gateway
/// dies. Belongs to the call's event loop.
final class Checkpoints {
    private static final System.Logger LOG = System.getLogger(Checkpoints.class.getName());

    private final Context context;
    private final Duration pause;
    private final Reservations reservations;
    private final Supplier<Settlement> soFar;
    private long timer = -1;
    private long notedNanos;

    Checkpoints(
            Context context,
            Duration pause,
            Reservations reservations,
            Supplier<Settlement> soFar) {
        this.context = context;
        this.pause = pause;
        this.reservations = reservations;
        this.soFar = soFar;
    }

    void begin() {
        timer = context.owner().setPeriodic(pause.toMillis(), tick -> note());
    }

    void end() {
        if (timer != -1) {
            context.owner().cancelTimer(timer);
        }
    }

    private void note() {
        Settlement settlement = soFar.get();
        long nanos = settlement.record().computedNanos();
        if (nanos == notedNanos) {
            return;
        }
        notedNanos = nanos;
        reservations
                .checkpoint(settlement)
                .whenComplete((noted, failure) -> {
                    if (failure != null) {
                        LOG.log(
                                Level.DEBUG,
                                "no checkpoint of call {0}: {1}",
                                settlement.record().call(),
                                failure.toString());
                    }
                });
    }
}
