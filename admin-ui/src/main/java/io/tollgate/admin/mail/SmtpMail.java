package io.tollgate.admin.mail;

import io.quarkus.mailer.reactive.ReactiveMailer;
import java.time.Duration;
import org.jboss.logging.Logger;

/// Hands letters to a mail server. Links stay out of the log.
final class SmtpMail implements Mail {
    private static final Logger LOG = Logger.getLogger(SmtpMail.class);

    private final ReactiveMailer mailer;
    private final Duration maxWait;

    SmtpMail(ReactiveMailer mailer, Duration maxWait) {
        this.mailer = mailer;
        this.maxWait = maxWait;
    }

    @Override
    public void send(Letter letter) {
        io.quarkus.mailer.Mail mail =
                new io.quarkus.mailer.Mail()
                        .addTo(letter.to().address())
                        .setSubject(letter.subject())
                        .setText(Stationery.text(letter))
                        .setHtml(Stationery.html(letter))
                        .addHeader("Content-Language", letter.language().tag())
                        .addHeader("Auto-Submitted", "auto-generated");
        try {
            var _ = mailer.send(mail).await().atMost(maxWait);
        } catch (RuntimeException failure) {
            LOG.warnf("Mail to %s was not sent: %s", letter.to(), failure);
            throw new MailUnavailable("the mail server did not take a letter", failure);
        }
        LOG.infof("Mail to %s: %s", letter.to(), letter.subject());
    }
}
