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
        if (kind < 30) {
            long min = random.nextInt(60);
            return new Reserve(
                    tenant, call, min, min + random.nextInt(120), random.nextInt(4) == 0);
        } else if (kind < 55) {
            return new Settle(tenant, call, random.nextInt(200));
        } else if (kind < 65) {
            return new Release(tenant, call);
        } else if (kind < 75) {
            return new Post(tenant, 1 + random.nextInt(150));
        } else if (kind < 80) {
            return new Publish(tenant);
        } else if (kind < 85) {
            return new ReadBase(tenant);
        } else if (kind < 90) {
            return new PublishRead(tenant);
        } else {
            return kind < 94 ? new Sweep() : new Flush(1 + random.nextInt(2));
        }
    }
}
