package io.tollgate.admin.alerts;

import io.tollgate.admin.outbound.CheckedHttp;
import io.tollgate.admin.outbound.OutboundAnswer;
import io.tollgate.admin.outbound.OutboundCall;
import io.tollgate.admin.outbound.OutboundFailure;
import io.tollgate.admin.web.StrictJson;
import io.tollgate.catalog.alert.AlertMessage;
import io.tollgate.catalog.alert.AlertMessages;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Tells the webhook what was raised and resolved, each at least once: any answer but 2xx is an
/// attempt that failed, and is made again after a pause that doubles. Of several consoles one
/// sends. Blocks.
@ApplicationScoped
public class TellWebhook {
    private static final Logger LOG = Logger.getLogger(TellWebhook.class);

    private final AlertMessages messages;
    private final ReadAlerts read;
    private final CheckedHttp http;
    private final StrictJson json;
    private final AlertsConfig config;
    private final Clock clock;

    TellWebhook(
            AlertMessages messages,
            ReadAlerts read,
            CheckedHttp http,
            StrictJson json,
            AlertsConfig config,
            Clock clock) {
        this.messages = messages;
        this.read = read;
        this.http = http;
        this.json = json;
        this.config = config;
        this.clock = clock;
    }

    /// What the webhook is sent.
    ///
    /// @param id the same for every attempt
    /// @param event `alert.raised` or `alert.resolved`
    record Event(String id, String event, Instant at, AlertView alert) {}

    /// Sends what is due to the configured webhook; answers how much has arrived.
    int round() {
        Optional<URI> url = config.webhook();
        return url.isEmpty() ? 0 : round(url.get(), config.webhookSecret().orElseThrow());
    }

    int round(URI url, String secret) {
        List<AlertMessage> due =
                messages.claim(config.lease(), config.memory(), config.mostAtOnce());
        int arrived = 0;
        for (AlertMessage message : due) {
            String failure = send(url, secret, message);
            if (failure == null) {
                messages.sent(message);
                arrived++;
            } else {
                Duration pause =
                        pause(message.attempt(), config.firstPause(), config.longestPause());
                LOG.warnf(
                        "The alert webhook did not take %s (attempt %d, next in %d s): %s",
                        message.id(), message.attempt(), pause.toSeconds(), failure);
                messages.failed(message, pause);
            }
        }
        return arrived;
    }

    /// Why it has not arrived; null if it has.
    private @Nullable String send(URI url, String secret, AlertMessage message) {
        String body =
                json.tree(
                                new Event(
                                        message.id(),
                                        message.resolution() ? "alert.resolved" : "alert.raised",
                                        message.at(),
                                        read.view(message.alert())))
                        .toString();
        String signature = WebhookSignature.of(secret, clock.instant(), body);
        try {
            OutboundAnswer answer =
                    http.send(
                            new OutboundCall(
                                    url,
                                    Map.of(WebhookSignature.HEADER, signature),
                                    body,
                                    config.webhookPrivate()));
            return answer.isOk() ? null : "it answered " + answer.status();
        } catch (OutboundFailure failure) {
            return failure.why();
        }
    }

    /// Doubles from the first to the longest; attempts are counted from 1.
    static Duration pause(int attempt, Duration first, Duration longest) {
        Duration pause = first.multipliedBy(1L << Math.min(attempt - 1, 20));
        return pause.compareTo(longest) > 0 ? longest : pause;
    }
}
