package io.tollgate.conformance;

import io.tollgate.simulator.Settings;
import io.tollgate.simulator.Simulator;
import io.tollgate.simulator.journal.LoggedCall;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/// A provider of its own port, which can be stopped and started again; its log goes on.
final class Upstream implements AutoCloseable {
    private final String dialect;
    private final Settings settings;
    private Simulator simulator;

    private Upstream(String dialect, Settings settings, Simulator simulator) {
        this.dialect = dialect;
        this.settings = settings;
        this.simulator = simulator;
    }

    static Upstream start(String dialect, Path log) {
        Simulator simulator = Simulator.start(Settings.onPort(0).withLog(log));
        Settings same = Settings.onPort(simulator.port()).withLog(log);
        return new Upstream(dialect, same, simulator);
    }

    URI baseUrl() {
        return simulator.baseUri(dialect);
    }

    void fail(Fault fault) {
        if (fault.stopsTheUpstream()) {
            simulator.close();
        } else {
            simulator.addRule("{" + fault.rule() + "}");
        }
    }

    void recover(Fault fault) {
        if (fault.stopsTheUpstream()) {
            simulator = Simulator.start(settings);
        } else {
            simulator.clearRules();
        }
    }

    List<LoggedCall> served() {
        return simulator.log().read(0);
    }

    @Override
    public void close() {
        simulator.close();
    }
}
