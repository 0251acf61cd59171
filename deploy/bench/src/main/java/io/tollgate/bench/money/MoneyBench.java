package io.tollgate.bench.money;

import io.quarkus.runtime.Quarkus;
import io.tollgate.bench.Scale;
import io.tollgate.standalone.home.Refusal;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Starts stores, then the money core on them in this process, and runs [MoneyRun] in it.
public final class MoneyBench {
    private MoneyBench() {}

    /// What [MoneyRun], which Quarkus makes, must know.
    record Work(Scale scale, PrintStream out, long redisPid, long postgresPid) {}

    private static final AtomicReference<@Nullable Work> WORK = new AtomicReference<>();
    private static final AtomicReference<@Nullable Throwable> FAILURE = new AtomicReference<>();

    /// Once a process, for the money core reads its settings once.
    ///
    /// @throws Refusal if something does not work or does not add up
    public static void run(Path folder, Scale scale, PrintStream out) {
        try (Stores stores = new Stores(folder)) {
            stores.settings().forEach(System::setProperty);
            WORK.set(new Work(scale, out, stores.redisPid(), stores.postgresPid()));
            Quarkus.run(MoneyRun.class, MoneyBench::ended);
            Throwable failure = FAILURE.get();
            if (failure != null) {
                throw failure instanceof Refusal refusal
                        ? refusal
                        : new Refusal("bench money failed", failure);
            }
        }
    }

    static Work work() {
        Work work = WORK.get();
        if (work == null) {
            throw new IllegalStateException("nothing to do");
        }
        return work;
    }

    private static void ended(int code, @Nullable Throwable failure) {
        FAILURE.set(
                failure == null && code != 0
                        ? new Refusal("bench money ended with code " + code)
                        : failure);
    }
}
