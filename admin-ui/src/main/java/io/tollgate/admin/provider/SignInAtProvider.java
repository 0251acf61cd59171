package io.tollgate.admin.provider;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.tollgate.admin.audit.Journal;
import io.tollgate.admin.signin.Entrance;
import io.tollgate.admin.signin.OpenAccount;
import io.tollgate.admin.signin.SetUp;
import io.tollgate.admin.signin.SignUpConfig;
import io.tollgate.catalog.id.PersonId;
import io.tollgate.catalog.people.Email;
import io.tollgate.catalog.people.Invitations;
import io.tollgate.catalog.people.NewPerson;
import io.tollgate.catalog.people.People;
import io.tollgate.catalog.people.Person;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/// Finds out which person of ours has signed in at the provider, and makes one of who is new here
/// and welcome. An account is known by issuer and subject; an address counts only while the
/// provider vouches for it. Blocks on PostgreSQL.
@ApplicationScoped
class SignInAtProvider {
    private final People people;
    private final Invitations invitations;
    private final OpenAccount accounts;
    private final SetUp setUp;
    private final Entrance entrance;
    private final SignUpConfig signUp;
    private final Journal journal;
    private final Clock clock;

    SignInAtProvider(
            People people,
            Invitations invitations,
            OpenAccount accounts,
            SetUp setUp,
            Entrance entrance,
            SignUpConfig signUp,
            Journal journal,
            Clock clock) {
        this.people = people;
        this.invitations = invitations;
        this.accounts = accounts;
        this.setUp = setUp;
        this.entrance = entrance;
        this.signUp = signUp;
        this.journal = journal;
        this.clock = clock;
    }

    /// What became of it.
    sealed interface Outcome {
        record SignedIn(Person person) implements Outcome {}

        record TurnedAway(Failure why) implements Outcome {}
    }

    @Transactional
    Outcome signIn(ProviderAccount account, Purpose purpose) {
        return people.find(account.provider())
                .<Outcome>map(Outcome.SignedIn::new)
                .orElseGet(() -> firstTime(account, purpose));
    }

    /// Signs in and makes the first admin, or does neither.
    @Transactional
    Outcome setUp(ProviderAccount account, Purpose purpose, String link) {
        if (!setUp.isOpen(link)) {
            return new Outcome.TurnedAway(Failure.LINK_GONE);
        }
        Outcome outcome = signIn(account, purpose);
        if (outcome instanceof Outcome.SignedIn(var person) && !setUp.claim(link, person.id())) {
            QuarkusTransaction.setRollbackOnly();
            return new Outcome.TurnedAway(Failure.LINK_GONE);
        }
        return outcome;
    }

    /// Whether the account is a certain person's; links it if its address says so.
    @Transactional
    boolean isOf(PersonId person, ProviderAccount account) {
        Optional<Person> known = people.find(account.provider());
        if (known.isPresent()) {
            return known.get().id().equals(person);
        }
        boolean theirs =
                account.emailVerified()
                        && !people.isLinked(person, account.provider().issuer())
                        && account.email()
                                .flatMap(people::find)
                                .filter(one -> one.id().equals(person))
                                .isPresent();
        if (theirs) {
            people.find(person).ifPresent(one -> link(account, one));
        }
        return theirs;
    }

    private Outcome firstTime(ProviderAccount account, Purpose purpose) {
        if (account.email().isEmpty()) {
            return new Outcome.TurnedAway(Failure.NO_ADDRESS);
        }
        if (!account.emailVerified()) {
            return new Outcome.TurnedAway(Failure.UNVERIFIED);
        }
        Email email = account.email().get();
        Optional<Person> present = people.find(email);
        return present.isPresent()
                ? join(account, present.get())
                : newcomer(account, email, purpose);
    }

    /// Who is here already under the address that the provider vouches for. A person has one
    /// account of a provider for good: its next owner of the address is another person.
    private Outcome join(ProviderAccount account, Person person) {
        if (people.isLinked(person.id(), account.provider().issuer())) {
            return new Outcome.TurnedAway(Failure.ADDRESS_TAKEN);
        }
        link(account, person);
        return new Outcome.SignedIn(person);
    }

    private Outcome newcomer(ProviderAccount account, Email email, Purpose purpose) {
        NewPerson wanted = new NewPerson(email, account.name(), null, null);
        Optional<Person> created;
        if (purpose instanceof Purpose.SetUpHub || isInvited(purpose, email)) {
            created = accounts.alone(wanted);
        } else if (signUp.mode() == SignUpConfig.Mode.OPEN) {
            created = accounts.withTenant(wanted, account.name());
        } else {
            return new Outcome.TurnedAway(Failure.NOT_INVITED);
        }
        created.ifPresent(person -> link(account, person));
        return created.<Outcome>map(Outcome.SignedIn::new).orElseGet(() -> cameTwice(account));
    }

    /// The same account's first sign-in in another tab was faster, or somebody else has taken the
    /// address this moment.
    private Outcome cameTwice(ProviderAccount account) {
        return people.find(account.provider())
                .<Outcome>map(Outcome.SignedIn::new)
                .orElseGet(() -> new Outcome.TurnedAway(Failure.ADDRESS_TAKEN));
    }

    private void link(ProviderAccount account, Person person) {
        people.link(person.id(), account.provider());
        entrance.become(person.id());
        journal.created(
                "provider_account",
                person.id(),
                null,
                Map.of(
                        "email", person.email(),
                        "issuer", account.provider().issuer(),
                        "subject", account.provider().subject()));
    }

    /// Whether the address is welcome without a tenant of its own.
    private boolean isInvited(Purpose purpose, Email email) {
        return purpose.invitation()
                .flatMap(invitations::find)
                .filter(one -> one.email().key().equals(email.key()))
                .filter(one -> !one.isExpired(clock.instant()))
                .filter(one -> signUp.takesNewcomers(one.seat()))
                .isPresent();
    }
}
