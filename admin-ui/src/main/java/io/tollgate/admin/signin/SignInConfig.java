package io.tollgate.admin.signin;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.tollgate.catalog.people.DelayRule;
import java.time.Duration;

/// What slows guessing down, and the sending of mails to others.
@ConfigMapping(prefix = "tollgate.sign-in")
interface SignInConfig {
    /// Wrong passwords in a row for an account before it waits: a person's bad memory.
    @WithDefault("5")
    int accountFree();

    /// The same for a network address, behind which may be an office.
    @WithDefault("30")
    int networkFree();

    /// Letters in a row to one address.
    @WithDefault("4")
    int mailboxFree();

    /// Letters in a row that one network address has sent.
    @WithDefault("20")
    int senderFree();

    /// Letters in a row that invite into one tenant, or among the operators: a large team.
    @WithDefault("100")
    int inviterFree();

    /// The first wait; each further failure doubles it.
    @WithDefault("30s")
    Duration firstDelay();

    /// Longer waits would lock people out whom somebody does not like.
    @WithDefault("15m")
    Duration longestDelay();

    /// Failures are forgotten after this long without one.
    @WithDefault("12h")
    Duration memory();

    default DelayRule account() {
        return new DelayRule(accountFree(), firstDelay(), longestDelay(), memory());
    }

    default DelayRule network() {
        return new DelayRule(networkFree(), firstDelay(), longestDelay(), memory());
    }

    default DelayRule mailbox() {
        return new DelayRule(mailboxFree(), firstDelay(), longestDelay(), memory());
    }

    default DelayRule inviter() {
        return new DelayRule(inviterFree(), firstDelay(), longestDelay(), memory());
    }

    default DelayRule sender() {
        return new DelayRule(senderFree(), firstDelay(), longestDelay(), memory());
    }
}
