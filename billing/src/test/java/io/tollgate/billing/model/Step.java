package io.tollgate.billing.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// One step of a random history; tenants and calls are named by small numbers, so that a history
/// means the same on every run and with any of its steps left out.
sealed interface Step {
    record Reserve(int tenant, int call, long min, long max, boolean expired) implements Step {}

    record Settle(int tenant, int call, long computed) implements Step {}

    record Release(int tenant, int call) implements Step {}

    /// In the ledger, but not yet in Redis.
    record Post(int tenant, long nanos) implements Step {}

    record Publish(int tenant) implements Step {}

    /// A publisher reads the base …
    record ReadBase(int tenant) implements Step {}

    /// … and comes late, or again, with what it had read.
    record PublishRead(int tenant) implements Step {}

    record Sweep() implements Step {}

    /// Another gateway begins a call …
    record OtherReserve(int tenant, int call, long nanos) implements Step {}

    /// … and lets its lease in the tenant's shard run out.
    record OtherDies(int tenant) implements Step {}

    /// What a running call, of whichever gateway, has come to; at most its hold.
    record Checkpoint(int tenant, int call, long nanos) implements Step {}

    /// A flusher dies between its commit and its acknowledgement.
    record HalfFlush(int tenant) implements Step {}

    /// The tenant's shard finds that the server was started anew, its data still there.
    record Restart(int tenant) implements Step {}

    /// Redis is empty.
    record Empty() implements Step {}

    /// A record of an epoch that is over comes late.
    record HandIn(int tenant, int call) implements Step {}

    /// That many flushers at once.
    record Flush(int flushers) implements Step {}

    int TENANTS = 3;
    int CALLS = 6;

    static List<Step> history(long seed, int length) {
        Random random = new Random(seed);
        List<Step> steps = new ArrayList<>();
        for (int n = 0; n < length; n++) {
            steps.add(any(random));
        }
        return steps;
    }

    private static Step any(Random random) {
        int tenant = random.nextInt(TENANTS);
        int call = random.nextInt(CALLS);
        int kind = random.nextInt(100);
        long nanos = 1L + random.nextInt(150);
        if (kind < 22) {
            long min = random.nextInt(60);
            return new Reserve(
                    tenant, call, min, min + random.nextInt(120), random.nextInt(4) == 0);
        } else if (kind < 40) {
            return new Settle(tenant, call, random.nextInt(200));
        } else if (kind < 46) {
            return new Release(tenant, call);
        } else if (kind < 53) {
            return new Post(tenant, nanos);
        } else if (kind < 64) {
            return ofPublisher(kind, tenant);
        } else if (kind < 84) {
            return ofGateways(kind, tenant, call, nanos);
        } else {
            return ofFaults(kind, tenant, call);
        }
    }

    private static Step ofPublisher(int kind, int tenant) {
        if (kind < 57) {
            return new Publish(tenant);
        }
        return kind < 61 ? new ReadBase(tenant) : new PublishRead(tenant);
    }

    private static Step ofGateways(int kind, int tenant, int call, long nanos) {
        if (kind < 71) {
            return new OtherReserve(tenant, call, nanos);
        }
        if (kind < 78) {
            return new Checkpoint(tenant, call, nanos);
        }
        return kind < 80 ? new OtherDies(tenant) : new Sweep();
    }

    private static Step ofFaults(int kind, int tenant, int call) {
        if (kind < 88) {
            return new Flush(1 + kind % 2);
        }
        if (kind < 91) {
            return new HalfFlush(tenant);
        }
        if (kind < 95) {
            return new Restart(tenant);
        }
        return kind < 97 ? new Empty() : new HandIn(tenant, call);
    }
}
