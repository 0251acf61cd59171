package io.tollgate.gateway.upkeep;

import io.micrometer.core.instrument.MeterRegistry;
import io.tollgate.billing.reconcile.SelfCheck;
import io.tollgate.billing.shard.Epochs;
import jakarta.inject.Singleton;
import java.lang.System.Logger.Level;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Looks at the books once, when every shard is open. What it finds is an alarm, in the log, in the
/// health detail and as `tollgate_self_check_findings`; it stops and repairs nothing. Thread-safe.
@Singleton
class StartCheck {
    private static final System.Logger LOG = System.getLogger(StartCheck.class.getName());

    private final SelfCheck check;
    private final Epochs epochs;
    private volatile @Nullable List<String> findings;

    StartCheck(SelfCheck check, Epochs epochs, MeterRegistry registry) {
        this.check = check;
        this.epochs = epochs;
        var _ = registry.gauge("tollgate.self.check.findings", this, StartCheck::count);
    }

    /// Does nothing before the shards are open, or once it has looked; blocks.
    void run() {
        if (findings != null || !epochs.allOpen()) {
            return;
        }
        List<String> found = check.run();
        findings = found;
        for (String finding : found) {
            LOG.log(
                    Level.ERROR,
                    "self-check: {0}; see GET /api/v1/ops/ledger-check and /reconciliation",
                    finding);
        }
    }

    /// For the health detail.
    String text() {
        List<String> found = findings;
        if (found == null) {
            return "pending";
        }
        return found.isEmpty() ? "clean" : String.join("; ", found);
    }

    private double count() {
        List<String> found = findings;
        return found == null ? 0 : found.size();
    }
}
