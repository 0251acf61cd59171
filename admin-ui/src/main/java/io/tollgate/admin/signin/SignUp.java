package io.tollgate.admin.signin;

import io.tollgate.admin.kit.Language;
import io.tollgate.admin.mail.Letter;
import io.tollgate.admin.mail.Mail;
import io.tollgate.catalog.people.Email;
import io.tollgate.catalog.people.LinkPurpose;
import io.tollgate.catalog.people.NewPerson;
import io.tollgate.catalog.people.OneTimeLink;
import io.tollgate.catalog.people.OneTimeLinks;
import io.tollgate.catalog.people.People;
import io.tollgate.catalog.people.Person;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/// Signs people up: first a letter that proves the address, then person, tenant and membership at
/// once. Blocks on PostgreSQL, the mail server and hashing.
@ApplicationScoped
class SignUp {
    private static final String NAME = "name";
    private static final String ORGANIZATION = "organization";
    private static final String LANGUAGE = "language";

    private final Attempts attempts;
    private final People people;
    private final OneTimeLinks links;
    private final Mail mail;
    private final Letters letters;
    private final OpenAccount accounts;

    SignUp(
            Attempts attempts,
            People people,
            OneTimeLinks links,
            Mail mail,
            Letters letters,
            OpenAccount accounts) {
        this.attempts = attempts;
        this.people = people;
        this.links = links;
        this.mail = mail;
        this.letters = letters;
        this.accounts = accounts;
    }

    /// Who wants an account. Names are valid.
    record Wish(Email email, String name, String organization, Language language) {}

    /// Sends a letter, to every address the same for who looks on. Empty if it was sent, else until
    /// when no more letters are.
    Optional<Instant> ask(Wish wish) {
        Optional<Instant> tooSoon = attempts.letter(wish.email());
        if (tooSoon.isPresent()) {
            return tooSoon;
        }
        String secret =
                links.issue(
                        OneTimeLink.confirm(
                                wish.email(),
                                Map.of(
                                        NAME, wish.name(),
                                        ORGANIZATION, wish.organization(),
                                        LANGUAGE, wish.language().tag())));
        Optional<Person> there = people.find(wish.email());
        Letter letter =
                there.isPresent()
                        ? letters.alreadyThere(
                                wish.email(), languageOf(there.get(), wish.language()))
                        : letters.confirm(wish.email(), wish.language(), secret);
        if (there.isPresent()) {
            links.withdraw(LinkPurpose.CONFIRM, wish.email());
        }
        mail.send(letter);
        return Optional.empty();
    }

    /// The new person; empty, with nothing changed, if the link is good no longer.
    @Transactional
    Optional<Person> confirm(String link, String passwordHash) {
        Optional<OneTimeLink> used = links.use(LinkPurpose.CONFIRM, link);
        Email email = used.map(OneTimeLink::email).orElse(null);
        if (used.isEmpty() || email == null) {
            return Optional.empty();
        }
        Map<String, String> typed = used.get().details();
        NewPerson wanted =
                new NewPerson(
                        email,
                        typed.getOrDefault(NAME, email.address()),
                        Language.of(typed.getOrDefault(LANGUAGE, ""))
                                .map(Language::code)
                                .orElse(null),
                        passwordHash);
        return accounts.withTenant(wanted, typed.getOrDefault(ORGANIZATION, wanted.name()));
    }

    private static Language languageOf(Person person, Language usual) {
        return Optional.ofNullable(person.language()).flatMap(Language::of).orElse(usual);
    }
}
