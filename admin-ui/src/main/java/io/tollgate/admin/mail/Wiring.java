package io.tollgate.admin.mail;

import io.smallrye.common.vertx.VertxContext;
import io.tollgate.admin.web.PublicUrl;
import io.tollgate.catalog.environment.StartRefused;
import io.vertx.core.Vertx;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.ext.mail.LoginOption;
import io.vertx.ext.mail.MailClient;
import io.vertx.ext.mail.StartTLSOptions;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.time.Clock;
import java.util.concurrent.TimeUnit;

/// Chooses how letters leave.
@Dependent
final class Wiring {
    @Produces
    @Singleton
    Mail mail(MailConfig config, PublicUrl console, Vertx vertx, Clock clock) {
        if (config.smtpHost().isPresent()) {
            return smtp(config, config.smtpHost().get(), console, vertx);
        }
        return config.folder()
                .<Mail>map(folder ->
                        new FolderMail(Path.of(folder), config.from(), config.maxFiles(), clock))
                .orElseGet(LostMail::new);
    }

    /// A connection a letter: letters are few, and one that was kept may be in whatever state the
    /// last letter left it in. One on which nothing moves is closed, so that a server that hangs
    /// does not use them up.
    static Mail smtp(MailConfig config, String host, PublicUrl console, Vertx vertx) {
        io.vertx.ext.mail.MailConfig server =
                new io.vertx.ext.mail.MailConfig(host, config.smtpPort())
                        .setStarttls(
                                switch (config.smtpTls()) {
                                    case REQUIRED -> StartTLSOptions.REQUIRED;
                                    case OPTIONAL -> StartTLSOptions.OPTIONAL;
                                    case DISABLED -> StartTLSOptions.DISABLED;
                                })
                        .setOwnHostname(console.mailName())
                        .setKeepAlive(false)
                        .setMaxPoolSize(config.maxConnections())
                        .setConnectTimeout(Math.toIntExact(config.maxWait().toMillis()))
                        .setIdleTimeout(Math.toIntExact(config.maxWait().toMillis()))
                        .setIdleTimeoutUnit(TimeUnit.MILLISECONDS);
        config.smtpCa()
                .ifPresent(ca -> server.setPemTrustOptions(new PemTrustOptions().addCertPath(ca)));
        config.smtpUser()
                .ifPresent(user ->
                        server.setLogin(LoginOption.REQUIRED)
                                .setUsername(user)
                                .setPassword(config.smtpPassword().orElse("")));
        return new SmtpMail(
                MailClient.create(vertx, server),
                VertxContext.getRootContext(vertx.getOrCreateContext()),
                config.from(),
                config.maxWait());
    }

    /// With a file of certificates that is none the console does not start.
    void check(@Observes Startup start, MailConfig config) {
        try {
            var _ = config.smtpCa().map(Wiring::certificates);
        } catch (IllegalArgumentException unusable) {
            throw StartRefused.because(String.valueOf(unusable.getMessage()));
        }
    }

    /// The same name of a file. Throws [IllegalArgumentException] where no certificates are in it.
    static String certificates(String file) {
        try (InputStream content = Files.newInputStream(Path.of(file))) {
            if (!CertificateFactory.getInstance("X.509").generateCertificates(content).isEmpty()) {
                return file;
            }
        } catch (IOException | CertificateException | InvalidPathException unusable) {
            throw new IllegalArgumentException(message(file), unusable);
        }
        throw new IllegalArgumentException(message(file));
    }

    private static String message(String file) {
        return "TOLLGATE_SMTP_CA must name a file of PEM certificates, not " + file;
    }
}
