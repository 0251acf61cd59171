package io.tollgate.admin.signin;

import io.tollgate.admin.audit.Journal;
import io.tollgate.admin.kit.Language;
import io.tollgate.admin.mail.Mail;
import io.tollgate.admin.mail.MailUnavailable;
import io.tollgate.catalog.id.SessionId;
import io.tollgate.catalog.people.Email;
import io.tollgate.catalog.people.LinkPurpose;
import io.tollgate.catalog.people.OneTimeLink;
import io.tollgate.catalog.people.OneTimeLinks;
import io.tollgate.catalog.people.PasswordHashes;
import io.tollgate.catalog.people.People;
import io.tollgate.catalog.people.Person;
import io.tollgate.catalog.people.Sessions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Gives people another password: by a letter if they have forgotten theirs, or from within. Blocks
/// on PostgreSQL, the mail server and hashing.
@ApplicationScoped
public class ResetPassword {
    private static final Logger LOG = Logger.getLogger(ResetPassword.class);

    private final Attempts attempts;
    private final People people;
    private final OneTimeLinks links;
    private final PasswordHashes hashes;
    private final Sessions sessions;
    private final Mail mail;
    private final Letters letters;
    private final Entrance entrance;
    private final Journal journal;

    ResetPassword(
            Attempts attempts,
            People people,
            OneTimeLinks links,
            PasswordHashes hashes,
            Sessions sessions,
            Mail mail,
            Letters letters,
            Entrance entrance,
            Journal journal) {
        this.attempts = attempts;
        this.people = people;
        this.links = links;
        this.hashes = hashes;
        this.sessions = sessions;
        this.mail = mail;
        this.letters = letters;
        this.entrance = entrance;
        this.journal = journal;
    }

    /// Sends a letter, whether the address has an account or not. Empty if it was sent, else until
    /// when no more letters are.
    Optional<Instant> ask(Email email, Language usual) {
        Optional<Instant> tooSoon = attempts.letter(email);
        if (tooSoon.isPresent()) {
            return tooSoon;
        }
        String secret = links.issue(OneTimeLink.reset(email));
        Optional<Person> there = people.find(email);
        if (there.isEmpty()) {
            links.withdraw(LinkPurpose.RESET, email);
            mail.send(letters.unknown(email, usual));
        } else {
            mail.send(letters.reset(email, languageOf(there.get(), usual), secret));
        }
        return Optional.empty();
    }

    /// The hash of a password, made before any transaction.
    public String hash(String password) {
        return hashes.hash(password);
    }

    /// Whose password it now is; empty, with nothing changed, if the link is good no longer. Every
    /// session of the person has ended.
    @Transactional
    Optional<Person> reset(String link, String passwordHash) {
        Optional<Person> person =
                links.use(LinkPurpose.RESET, link).map(OneTimeLink::email).flatMap(people::find);
        person.ifPresent(found -> {
            entrance.become(found.id());
            save(found, passwordHash, null, "reset");
        });
        return person;
    }

    /// For who has proved to know the present password. Other sessions end.
    @Transactional
    public void change(Person person, String passwordHash, SessionId here) {
        save(person, passwordHash, here, "change");
    }

    /// Tells the person, and forgets the failures of who may have guessed. A letter that cannot be
    /// sent undoes nothing.
    public void tell(Person person, Language usual) {
        Email email = new Email(person.email());
        attempts.forgive(email);
        try {
            mail.send(letters.passwordChanged(email, languageOf(person, usual)));
        } catch (MailUnavailable away) {
            LOG.warnf("A person was not told of a new password: %s", away.getMessage());
        }
    }

    private void save(Person person, String hash, @Nullable SessionId here, String reason) {
        people.setPassword(person.id(), hash);
        sessions.endOthers(person.id(), here);
        journal.changed("password", person.id(), null, Map.of(), Map.of("reason", reason));
    }

    private static Language languageOf(Person person, Language usual) {
        return Optional.ofNullable(person.language()).flatMap(Language::of).orElse(usual);
    }
}
