package io.tollgate.admin.alerts;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.tollgate.admin.web.Check;
import io.tollgate.catalog.alert.Alert;
import io.tollgate.catalog.alert.Alerts;
import io.tollgate.catalog.environment.StartRefused;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;

/// Tells the webhook and counts what is open, for `tollgate_alerts_open`, on a thread of its own. A
/// turn that fails is logged and made again.
@ApplicationScoped
public class AlertsUpkeep {
    private static final Logger LOG = Logger.getLogger(AlertsUpkeep.class);

    private final TellWebhook webhook;
    private final Alerts alerts;
    private final AlertsConfig config;
    private final Map<Alert.Kind, AtomicLong> open = new EnumMap<>(Alert.Kind.class);
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().name("alerts").daemon().factory());

    AlertsUpkeep(TellWebhook webhook, Alerts alerts, AlertsConfig config, MeterRegistry registry) {
        this.webhook = webhook;
        this.alerts = alerts;
        this.config = config;
        for (Alert.Kind kind : Alert.Kind.values()) {
            AtomicLong count = new AtomicLong();
            open.put(kind, count);
            var _ =
                    Gauge.builder("tollgate.alerts.open", count, AtomicLong::doubleValue)
                            .description("Alerts that are not resolved")
                            .tag("kind", Check.wire(kind))
                            .register(registry);
        }
    }

    void start(@Observes StartupEvent event) {
        if (config.webhook().isPresent()
                && config.webhookSecret().filter(secret -> !secret.isBlank()).isEmpty()) {
            throw StartRefused.because(
                    "TOLLGATE_ALERT_WEBHOOK needs TOLLGATE_ALERT_WEBHOOK_SECRET, the key with which"
                            + " its messages are signed");
        }
        long pause = config.tick().toMillis();
        var _ = thread.scheduleWithFixedDelay(this::turn, pause, pause, TimeUnit.MILLISECONDS);
    }

    void stop(@Observes ShutdownEvent event) {
        var _ = thread.shutdownNow();
    }

    private void turn() {
        try {
            count();
            int arrived = webhook.round();
            LOG.debugf("The webhook took %d messages", arrived);
        } catch (RuntimeException failure) {
            LOG.warnf("Alerts were not looked at: %s", failure);
        }
    }

    /// Brings the meter up to date.
    void count() {
        Map<Alert.Kind, Long> counts = alerts.open();
        open.forEach((kind, meter) -> meter.set(counts.getOrDefault(kind, 0L)));
    }
}
