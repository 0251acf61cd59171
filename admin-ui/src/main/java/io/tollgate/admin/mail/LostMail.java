package io.tollgate.admin.mail;

import org.jboss.logging.Logger;

/// Where neither a server nor a folder is configured: the log says what did not arrive.
final class LostMail implements Mail {
    private static final Logger LOG = Logger.getLogger(LostMail.class);

    @Override
    public void send(Letter letter) {
        LOG.warnf(
                "Mail to %s was not sent: %s. Set TOLLGATE_SMTP_HOST or TOLLGATE_MAIL_FOLDER",
                letter.to(), letter.subject());
    }
}
