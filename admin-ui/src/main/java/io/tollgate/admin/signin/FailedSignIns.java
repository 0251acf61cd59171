package io.tollgate.admin.signin;

import io.tollgate.admin.audit.Journal;
import io.tollgate.admin.web.ClientAddress;
import io.tollgate.catalog.people.Email;
import io.tollgate.catalog.people.People;
import io.tollgate.catalog.people.SignInDelays;
import io.tollgate.catalog.people.SignInDelays.Attempt;
import io.tollgate.catalog.people.SignInDelays.Subject;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;

/// Notes wrong passwords in the audit log: of each account and each network the first of failures
/// in a row, and every one after which it has to wait longer. So guessing does not fill the log,
/// and what was typed, be it an address that nobody has here, is not in it. Blocks on PostgreSQL,
/// and as long whether there is such an account or not.
@ApplicationScoped
class FailedSignIns {
    private static final String FAILED = "sign_in.fail";
    private static final String LOCKED = "sign_in.lock";

    private final SignInDelays delays;
    private final People people;
    private final ClientAddress client;
    private final Journal journal;

    FailedSignIns(SignInDelays delays, People people, ClientAddress client, Journal journal) {
        this.delays = delays;
        this.people = people;
        this.client = client;
        this.journal = journal;
    }

    /// How the log has it.
    ///
    /// @param address where the attempt came from
    record Failure(String email, String address, int failures) {}

    record AccountLock(String email, String address, int failures, Instant lockedUntil) {}

    record NetworkLock(String network, int failures, Instant lockedUntil) {}

    @Transactional
    void note(Email email, Attempt.Allowed account, Attempt.Allowed network) {
        delays.hold(Subject.account(email));
        people.find(email)
                .ifPresent(person -> {
                    String address = client.present();
                    if (account.hasWait()) {
                        journal.happened(
                                LOCKED,
                                person.id(),
                                new AccountLock(
                                        person.email(),
                                        address,
                                        account.failures(),
                                        account.blockedUntil()));
                    } else if (account.failures() == 1) {
                        journal.happened(
                                FAILED, person.id(), new Failure(person.email(), address, 1));
                    }
                });
        if (network.hasWait()) {
            journal.happened(
                    LOCKED,
                    client.network(),
                    new NetworkLock(client.network(), network.failures(), network.blockedUntil()));
        }
    }
}
