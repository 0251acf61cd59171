package io.tollgate.admin.mail;

import io.quarkus.mailer.reactive.ReactiveMailer;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Clock;

/// Chooses how letters leave.
@Dependent
final class Wiring {
    @Produces
    @Singleton
    Mail mail(MailConfig config, Instance<ReactiveMailer> mailer, Clock clock) {
        if (config.smtpHost().isPresent()) {
            return new SmtpMail(mailer.get(), config.maxWait());
        }
        return config.folder()
                .<Mail>map(folder ->
                        new FolderMail(Path.of(folder), config.from(), config.maxFiles(), clock))
                .orElseGet(LostMail::new);
    }
}
