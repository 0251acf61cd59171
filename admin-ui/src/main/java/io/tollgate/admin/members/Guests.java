package io.tollgate.admin.members;

import io.tollgate.admin.access.CurrentSession;
import io.tollgate.admin.kit.CurrentVisit;
import io.tollgate.admin.kit.Form;
import io.tollgate.admin.kit.LocalPath;
import io.tollgate.admin.signin.Attempts;
import io.tollgate.admin.signin.Entrance;
import io.tollgate.admin.signin.PasswordForm;
import io.tollgate.admin.signin.SignInWay;
import io.tollgate.admin.signin.SignUpConfig;
import io.tollgate.admin.web.Refused;
import io.tollgate.catalog.people.Email;
import io.tollgate.catalog.people.Invitation;
import io.tollgate.catalog.people.NewPerson;
import io.tollgate.catalog.people.PasswordHashes;
import io.tollgate.catalog.people.People;
import io.tollgate.catalog.people.Person;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Lets in who has an invitation and is signed out: with the password of the account that the
/// address has, or with a new one. Blocks on PostgreSQL and on hashing.
@ApplicationScoped
class Guests {
    private static final String NAME = "name";

    private final AcceptInvitation accept;
    private final People people;
    private final PasswordHashes hashes;
    private final Attempts attempts;
    private final PasswordForm passwords;
    private final Entrance entrance;
    private final SignInWay way;
    private final SignUpConfig signUp;
    private final CurrentSession session;
    private final CurrentVisit visit;

    Guests(
            AcceptInvitation accept,
            People people,
            PasswordHashes hashes,
            Attempts attempts,
            PasswordForm passwords,
            Entrance entrance,
            SignInWay way,
            SignUpConfig signUp,
            CurrentSession session,
            CurrentVisit visit) {
        this.accept = accept;
        this.people = people;
        this.hashes = hashes;
        this.attempts = attempts;
        this.passwords = passwords;
        this.entrance = entrance;
        this.way = way;
        this.signUp = signUp;
        this.session = session;
        this.visit = visit;
    }

    /// What became of a form.
    sealed interface Arrival {
        /// Let in: a redirect with a session.
        record In(Response answer) implements Arrival {}

        /// The form again, with what is wrong.
        record Wrong(Form form) implements Arrival {}

        /// The invitation is not open any more.
        record Gone() implements Arrival {}
    }

    Guest who(Invitation open) {
        if (session.session().isPresent()) {
            return new Email(session.person().email()).key().equals(open.email().key())
                    ? Guest.THEMSELVES
                    : Guest.SOMEBODY_ELSE;
        }
        if (!way.isLocal()) {
            return Guest.AT_PROVIDER;
        }
        if (people.find(open.email()).isPresent()) {
            return Guest.KNOWN;
        }
        return signUp.takesNewcomers(open.seat()) ? Guest.NEW : Guest.TURNED_AWAY;
    }

    /// Null where people have passwords of ours.
    @Nullable String signIn(LocalPath back) {
        return way.provider().map(provider -> provider.signIn(back).value()).orElse(null);
    }

    Arrival enter(Invitation open, Form form) {
        Attempts.Outcome outcome =
                attempts.password(open.email(), form.value(PasswordForm.PASSWORD));
        Optional<Form> wrong = passwords.refused(form, PasswordForm.PASSWORD, outcome);
        if (wrong.isPresent() || !(outcome instanceof Attempts.Outcome.Right(var person))) {
            return new Arrival.Wrong(wrong.orElse(form));
        }
        return accept.accept(form.value(InvitationPage.LINK), person)
                ? in(person, open)
                : new Arrival.Gone();
    }

    Arrival create(Invitation open, Form form) {
        Form checked = passwords.check(form, open.email());
        if (!Person.isName(form.value(NAME))) {
            checked = checked.refused(NAME, passwords.notAName());
        }
        if (checked.isRefused()) {
            return new Arrival.Wrong(checked);
        }
        NewPerson wanted =
                new NewPerson(
                        open.email(),
                        form.value(NAME),
                        visit.language().code(),
                        hashes.hash(form.value(PasswordForm.PASSWORD)));
        try {
            return accept.create(form.value(InvitationPage.LINK), wanted)
                    .map(person -> in(person, open))
                    .orElseGet(Arrival.Gone::new);
        } catch (Refused withdrawnMeanwhile) {
            return new Arrival.Gone();
        }
    }

    private Arrival in(Person person, Invitation open) {
        return new Arrival.In(
                entrance.open(person.id(), LocalPath.of(Circle.of(open.seat()).home()), null));
    }
}
