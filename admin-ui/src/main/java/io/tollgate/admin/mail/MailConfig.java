package io.tollgate.admin.mail;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/// How letters leave. Where to over SMTP is configured by TOLLGATE_SMTP_HOST and its like.
@ConfigMapping(prefix = "tollgate.mail")
interface MailConfig {
    /// The SMTP server, from TOLLGATE_SMTP_HOST; without one letters are written to the folder.
    Optional<String> smtpHost();

    /// Where letters are written as files, from TOLLGATE_MAIL_FOLDER; without a folder and a server
    /// nothing arrives, and the log says so.
    Optional<String> folder();

    /// Who letters are from, from TOLLGATE_MAIL_FROM.
    String from();

    /// How long a mail server may take before the person is told to try again.
    @WithDefault("15s")
    Duration maxWait();

    /// Letters that are kept in the folder; the oldest go.
    @WithDefault("500")
    int maxFiles();
}
