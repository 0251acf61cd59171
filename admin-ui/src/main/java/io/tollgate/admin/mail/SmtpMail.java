package io.tollgate.admin.mail;

import io.vertx.core.Context;
import io.vertx.core.MultiMap;
import io.vertx.ext.mail.MailClient;
import io.vertx.ext.mail.MailMessage;
import io.vertx.ext.mail.MailResult;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;

/// Hands letters to a mail server. Links stay out of the log. Thread-safe.
final class SmtpMail implements Mail {
    private static final Logger LOG = Logger.getLogger(SmtpMail.class);

    private final MailClient client;
    private final Context loop;
    private final String from;
    private final Duration maxWait;

    /// @param loop the one event loop on which every letter is sent. Asked from another thread, the
    ///   client may begin to listen on a connection after the server's greeting has come, and waits
    ///   for it in vain
    SmtpMail(MailClient client, Context loop, String from, Duration maxWait) {
        this.client = client;
        this.loop = loop;
        this.from = from;
        this.maxWait = maxWait;
    }

    @Override
    public void send(Letter letter) {
        MailMessage message = compose(letter);
        CompletableFuture<MailResult> sent = new CompletableFuture<>();
        loop.runOnContext(_ ->
                client.sendMail(message)
                        .onSuccess(sent::complete)
                        .onFailure(sent::completeExceptionally));
        try {
            var _ = sent.get(maxWait.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException refused) {
            throw unavailable(letter, Objects.requireNonNullElse(refused.getCause(), refused));
        } catch (TimeoutException silence) {
            throw unavailable(letter, silence);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw unavailable(letter, stopped);
        }
        LOG.infof("Mail to %s: %s", letter.to(), letter.subject());
    }

    private MailMessage compose(Letter letter) {
        return new MailMessage()
                .setFrom(from)
                .setTo(letter.to().address())
                .setSubject(letter.subject())
                .setText(Stationery.text(letter))
                .setHtml(Stationery.html(letter))
                .setHeaders(
                        MultiMap.caseInsensitiveMultiMap()
                                .add("Content-Language", letter.language().tag())
                                .add("Auto-Submitted", "auto-generated"));
    }

    private static MailUnavailable unavailable(Letter letter, Throwable why) {
        LOG.warnf("Mail to %s was not sent: %s", letter.to(), why);
        return new MailUnavailable("the mail server did not take a letter", why);
    }
}
