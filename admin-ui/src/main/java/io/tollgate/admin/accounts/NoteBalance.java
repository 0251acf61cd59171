package io.tollgate.admin.accounts;

import io.tollgate.billing.money.Money;
import io.tollgate.catalog.account.AccountMarks;
import io.tollgate.catalog.account.Accounts;
import io.tollgate.catalog.account.Standing;
import io.tollgate.catalog.alert.Alert;
import io.tollgate.catalog.alert.Alerts;
import io.tollgate.catalog.health.Cooldown;
import io.tollgate.catalog.health.Cooldowns;
import io.tollgate.catalog.id.CredentialId;
import io.tollgate.catalog.upstream.Credential;
import io.tollgate.catalog.upstream.Upstream;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/// Draws the consequences of a balance: which credentials rest, and what operators hear. Noting the
/// same twice changes nothing. Blocks on PostgreSQL.
@ApplicationScoped
class NoteBalance {
    private static final String EMPTY = Alert.Kind.BALANCE_EMPTY.name();
    private static final String LOW = Alert.Kind.BALANCE_LOW.name();

    private final Accounts accounts;
    private final Cooldowns cooldowns;
    private final Alerts alerts;
    private final Clock clock;

    NoteBalance(Accounts accounts, Cooldowns cooldowns, Alerts alerts, Clock clock) {
        this.accounts = accounts;
        this.cooldowns = cooldowns;
        this.alerts = alerts;
        this.clock = clock;
    }

    /// Notes what an upstream has told.
    ///
    /// @param asked when the question was sent: what a gateway has learnt since then is newer
    @Transactional
    void told(Upstream upstream, Credential credential, ToldBalance told, Instant asked) {
        Money balance = told.balance();
        AccountMarks marks = accounts.marks(upstream.id()).orElse(null);
        Standing standing = Standing.of(balance.nanos(), balance.currency(), told.usable(), marks);
        CredentialId id = credential.id();
        accounts.told(id, balance.nanos(), balance.currency(), standing);
        String what =
                upstream.name() + " / " + credential.name() + ": the balance is " + words(balance);
        switch (standing) {
            case EMPTY -> {
                var _ = cooldowns.end(id, List.of(LOW), asked);
                rest(id, EMPTY, "the balance is " + words(balance));
                var _ = alerts.raise(Alert.Kind.BALANCE_EMPTY, id.value(), what);
            }
            case RESERVED -> {
                var _ = cooldowns.end(id, List.of(EMPTY), asked);
                rest(id, LOW, "the balance is " + words(balance) + ", below the reserve");
                var _ = alerts.resolve(Alert.Kind.BALANCE_EMPTY, id.value());
                var _ =
                        alerts.raise(
                                Alert.Kind.BALANCE_LOW,
                                id.value(),
                                what + ", below the reserve; traffic is moved");
            }
            case LOW -> {
                resume(id, asked);
                var _ = alerts.raise(Alert.Kind.BALANCE_LOW, id.value(), what);
            }
            case FINE -> {
                resume(id, asked);
                var _ = alerts.resolve(Alert.Kind.BALANCE_LOW, id.value());
            }
        }
    }

    @Transactional
    void silent(Credential credential, String why) {
        accounts.silent(credential.id(), why);
    }

    private void rest(CredentialId id, String failureClass, String reason) {
        var _ = cooldowns.begin(new Cooldown(id, "", failureClass, reason, clock.instant(), null));
    }

    private void resume(CredentialId id, Instant asked) {
        var _ = cooldowns.end(id, List.of(EMPTY, LOW), asked);
        var _ = alerts.resolve(Alert.Kind.BALANCE_EMPTY, id.value());
    }

    /// With two decimals at least, and no more than it has.
    private static String words(Money money) {
        String plain = money.decimal().replaceFirst("0{1,7}$", "");
        return plain + " " + money.currency().getCurrencyCode();
    }
}
