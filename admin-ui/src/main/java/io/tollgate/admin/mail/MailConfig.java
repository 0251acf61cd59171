package io.tollgate.admin.mail;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/// How letters leave.
@ConfigMapping(prefix = "tollgate.mail")
interface MailConfig {
    /// The SMTP server, from TOLLGATE_SMTP_HOST; without one letters are written to the folder.
    Optional<String> smtpHost();

    /// Its port for letters to pass on, from TOLLGATE_SMTP_PORT.
    int smtpPort();

    /// Whose name the server asks for, from TOLLGATE_SMTP_USER; without one it is told none.
    Optional<String> smtpUser();

    /// From TOLLGATE_SMTP_PASSWORD.
    Optional<String> smtpPassword();

    /// The file of certificates, as PEM, by which a server of one's own is known, from
    /// TOLLGATE_SMTP_CA; without one those count that Java trusts.
    Optional<String> smtpCa();

    /// From TOLLGATE_SMTP_TLS.
    Encryption smtpTls();

    /// Where letters are written as files, from TOLLGATE_MAIL_FOLDER; without a folder and a server
    /// nothing arrives, and the log says so.
    Optional<String> folder();

    /// Who letters are from, from TOLLGATE_MAIL_FROM.
    String from();

    /// How long a mail server may take before the person is told to try again, and how long a
    /// connection to it may be silent.
    @WithDefault("15s")
    Duration maxWait();

    /// Connections to the mail server at once; more letters wait for one. Servers allow few.
    @WithDefault("10")
    int maxConnections();

    /// Letters that are kept in the folder; the oldest go.
    @WithDefault("500")
    int maxFiles();

    /// Whether a connection is encrypted, by STARTTLS.
    enum Encryption {
        /// Always: to a server that cannot, or whose certificate does not hold, nothing is sent.
        REQUIRED,
        /// If the server can.
        OPTIONAL,
        /// Never.
        DISABLED
    }
}
