package io.tollgate.catalog.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tollgate.catalog.health.Cooldown;
import io.tollgate.catalog.health.Cooldowns;
import io.tollgate.catalog.id.CredentialId;
import io.tollgate.catalog.id.Ids;
import io.tollgate.catalog.upstream.CredentialAddition;
import io.tollgate.catalog.upstream.Credentials;
import io.tollgate.catalog.upstream.DialectName;
import io.tollgate.catalog.upstream.NewCredential;
import io.tollgate.catalog.upstream.NewUpstream;
import io.tollgate.catalog.upstream.Upstream;
import io.tollgate.catalog.upstream.UpstreamCreation;
import io.tollgate.catalog.upstream.Upstreams;
import io.tollgate.testkit.TestStores;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestStores.class)
class AccountsIT {
    private static final Currency USD = Currency.getInstance("USD");
    private static final Duration LONG = Duration.ofHours(1);
    private static final Duration NONE = Duration.ZERO;

    @Inject Accounts accounts;
    @Inject Cooldowns cooldowns;
    @Inject Credentials credentials;
    @Inject Upstreams upstreams;

    private Upstream upstream;
    private CredentialId credential;

    @BeforeEach
    void addCredential() {
        UpstreamCreation creation =
                upstreams.create(
                        new NewUpstream(
                                "u-" + Ids.next(),
                                "Label",
                                DialectName.KIMI,
                                URI.create("https://api.example.com"),
                                false,
                                Upstream.Disconnect.DRAIN,
                                true));
        upstream = ((UpstreamCreation.Created) creation).upstream();
        CredentialAddition addition =
                credentials.add(upstream.id(), new NewCredential("main", "sk-secret", 1, true));
        credential = ((CredentialAddition.Added) addition).credential().id();
    }

    @Test
    void whatIsDueIsClaimedByOne() {
        assertThat(claims(LONG, LONG, LONG)).isTrue();

        assertThat(claims(LONG, LONG, LONG)).isFalse();
    }

    @Test
    void aClaimThatRanOutIsTakenByAnother() {
        assertThat(claims(LONG, LONG, NONE)).isTrue();

        assertThat(claims(LONG, LONG, LONG)).isTrue();
    }

    @Test
    void whatWasToldIsNotDueBeforeThePause() {
        accounts.told(credential, 5, USD, Standing.FINE);

        assertThat(claims(LONG, NONE, LONG)).isFalse();
        assertThat(claims(NONE, NONE, LONG)).isTrue();
    }

    @Test
    void whatIsLowIsDueSoon() {
        accounts.told(credential, 5, USD, Standing.LOW);

        assertThat(claims(LONG, LONG, LONG)).isFalse();
        assertThat(claims(LONG, NONE, LONG)).isTrue();
    }

    @Test
    void whatAGatewayCallsEmptyIsDueSoon() {
        accounts.told(credential, 5, USD, Standing.FINE);
        Instant now = Instant.now();
        assertThat(
                        cooldowns.begin(
                                new Cooldown(
                                        credential,
                                        "",
                                        "BALANCE_EMPTY",
                                        "402",
                                        now,
                                        now.plusSeconds(60))))
                .isTrue();

        assertThat(claims(LONG, NONE, LONG)).isTrue();
    }

    @Test
    void otherDialectsAreNotAsked() {
        assertThat(accounts.claim(List.of(DialectName.DEEPSEEK), NONE, NONE, LONG, 1_000))
                .doesNotContain(credential);
    }

    @Test
    void silenceLeavesWhatWasToldBefore() {
        accounts.told(credential, 5, USD, Standing.FINE);

        accounts.silent(credential, "away");

        assertThat(accounts.balance(credential).orElseThrow())
                .returns(5L, AccountBalance::nanos)
                .returns(USD, AccountBalance::currency)
                .returns("away", AccountBalance::error);
        accounts.told(credential, 6, USD, Standing.FINE);
        assertThat(accounts.balance(credential).orElseThrow())
                .returns(6L, AccountBalance::nanos)
                .returns(null, AccountBalance::error);
    }

    @Test
    void marksAreReplaced() {
        assertThat(accounts.marks(upstream.id())).isEmpty();

        accounts.mark(upstream.id(), new AccountMarks(USD, 10, 5));
        accounts.mark(upstream.id(), new AccountMarks(USD, 20, 0));

        assertThat(accounts.marks(upstream.id())).contains(new AccountMarks(USD, 20, 0));
    }

    private boolean claims(Duration usual, Duration soon, Duration lease) {
        return accounts.claim(List.of(DialectName.KIMI), usual, soon, lease, 1_000)
                .contains(credential);
    }
}
