package io.tollgate.admin.signin;

import io.tollgate.admin.web.ClientAddress;
import io.tollgate.catalog.people.DelayRule;
import io.tollgate.catalog.people.Email;
import io.tollgate.catalog.people.Passwords;
import io.tollgate.catalog.people.Person;
import io.tollgate.catalog.people.SignInDelays;
import io.tollgate.catalog.people.SignInDelays.Attempt;
import io.tollgate.catalog.people.SignInDelays.Subject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;

/// Lets people try: passwords by account and by network, letters by mailbox and by network. Whether
/// there is such an account changes neither answer nor time. Blocks on PostgreSQL and on hashing.
@ApplicationScoped
public class Attempts {
    private final SignInDelays delays;
    private final SignInConfig config;
    private final Passwords passwords;
    private final ClientAddress client;
    private final FailedSignIns failed;

    Attempts(
            SignInDelays delays,
            SignInConfig config,
            Passwords passwords,
            ClientAddress client,
            FailedSignIns failed) {
        this.delays = delays;
        this.config = config;
        this.passwords = passwords;
        this.client = client;
        this.failed = failed;
    }

    /// What became of a password.
    public sealed interface Outcome {
        record Right(Person person) implements Outcome {}

        /// Wrong password, no such account, or one without a password.
        record Wrong() implements Outcome {}

        /// Too many failures; the password has not been looked at.
        record TooSoon(Instant until) implements Outcome {}
    }

    public Outcome password(Email email, String password) {
        delays.purge();
        return switch (delays.begin(Subject.account(email), config.account())) {
            case Attempt.Blocked(var until) -> new Outcome.TooSoon(until);
            case Attempt.Allowed ofAccount -> password(email, password, ofAccount);
        };
    }

    private Outcome password(Email email, String password, Attempt.Allowed ofAccount) {
        Subject network = Subject.network(client.network());
        return switch (delays.begin(network, config.network())) {
            case Attempt.Blocked(var until) -> {
                delays.takeBack(Subject.account(email));
                yield new Outcome.TooSoon(until);
            }
            case Attempt.Allowed ofNetwork -> {
                Optional<Person> person =
                        NewPassword.isTooLong(password)
                                ? Optional.empty()
                                : passwords.verify(email, password);
                if (person.isEmpty()) {
                    failed.note(email, ofAccount, ofNetwork);
                    yield new Outcome.Wrong();
                }
                delays.forget(Subject.account(email));
                delays.takeBack(network);
                yield new Outcome.Right(person.get());
            }
        };
    }

    /// Empty if a letter may be sent, else until when not.
    Optional<Instant> letter(Email email) {
        return letter(email, Subject.sender(client.network()), config.sender());
    }

    /// The same for a letter that invites.
    ///
    /// @param place into which: a tenant's id, or what stands for the operators
    public Optional<Instant> invitation(Email email, String place) {
        return letter(email, Subject.inviter(place), config.inviter());
    }

    private Optional<Instant> letter(Email email, Subject sender, DelayRule rule) {
        Subject mailbox = Subject.mailbox(email);
        delays.purge();
        if (delays.begin(mailbox, config.mailbox()) instanceof Attempt.Blocked(var until)) {
            return Optional.of(until);
        }
        if (delays.begin(sender, rule) instanceof Attempt.Blocked(var until)) {
            delays.takeBack(mailbox);
            return Optional.of(until);
        }
        return Optional.empty();
    }

    /// The person has proved to own the address: guesses of others count no longer.
    void forgive(Email email) {
        delays.forget(Subject.account(email));
    }
}
