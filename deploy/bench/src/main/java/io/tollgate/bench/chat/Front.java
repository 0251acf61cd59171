package io.tollgate.bench.chat;

import io.tollgate.bench.load.Target;
import io.tollgate.bench.process.CpuTime;
import io.tollgate.bench.process.ThreadTimes;
import java.time.Duration;
import java.util.List;

/// Something that stands between callers and the upstream, or nothing.
///
/// @param pid the process whose CPU time counts; 0 for calls straight to the upstream
/// @param storePids families of processes that work for it, counted apart
/// @param proof text that every good answer has
record Front(
        String name, int port, long pid, List<Long> storePids, List<String> keys, String proof) {
    static final String DIRECT = "direct";
    static final String NGINX = "nginx";
    static final String RELAY = "bare relay";
    static final String GATEWAY = "gateway";

    Front {
        storePids = List.copyOf(storePids);
        keys = List.copyOf(keys);
    }

    /// One that only passes calls on.
    static Front of(String name, int port, long pid) {
        return new Front(name, port, pid, List.of(), List.of("none"), "total_tokens");
    }

    Target target(boolean stream) {
        return Target.post(port, Wire.PATH, keys, Wire.request(stream), proof);
    }

    boolean isMeasured() {
        return pid != 0;
    }

    ThreadTimes times() {
        return ThreadTimes.of(pid);
    }

    Duration storesCpu() {
        return storePids.stream().map(CpuTime::ofFamily).reduce(Duration.ZERO, Duration::plus);
    }
}
