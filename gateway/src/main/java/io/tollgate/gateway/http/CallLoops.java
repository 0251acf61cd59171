package io.tollgate.gateway.http;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/// How many event loops serve calls: what belongs to a loop gets that part of a bound.
@Singleton
public final class CallLoops {
    private final int count;

    @Inject
    CallLoops(ServerConfig config) {
        this(config.instances().orElseGet(() -> Runtime.getRuntime().availableProcessors()));
    }

    public CallLoops(int count) {
        this.count = count;
    }

    public int count() {
        return count;
    }
}
