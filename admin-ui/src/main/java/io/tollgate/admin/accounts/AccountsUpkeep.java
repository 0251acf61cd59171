package io.tollgate.admin.accounts;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/// Asks for balances on a thread of its own. A look that fails is logged and made again at its next
/// turn.
@ApplicationScoped
class AccountsUpkeep {
    private static final Logger LOG = Logger.getLogger(AccountsUpkeep.class);

    private final ProbeBalances probe;
    private final AccountsConfig config;
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().name("accounts").daemon().factory());

    AccountsUpkeep(ProbeBalances probe, AccountsConfig config) {
        this.probe = probe;
        this.config = config;
    }

    void start(@Observes StartupEvent event) {
        long pause = config.tick().toMillis();
        var _ = thread.scheduleWithFixedDelay(this::look, pause, pause, TimeUnit.MILLISECONDS);
    }

    void stop(@Observes ShutdownEvent event) {
        var _ = thread.shutdownNow();
    }

    private void look() {
        try {
            int asked = probe.round();
            LOG.debugf("%d balances asked for", asked);
        } catch (RuntimeException failure) {
            LOG.warnf("Balances were not asked for: %s", failure);
        }
    }
}
