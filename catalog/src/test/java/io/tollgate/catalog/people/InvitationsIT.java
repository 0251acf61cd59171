package io.tollgate.catalog.people;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tollgate.catalog.id.Ids;
import io.tollgate.catalog.id.TenantId;
import io.tollgate.catalog.tenant.NewTenant;
import io.tollgate.catalog.tenant.RateLimits;
import io.tollgate.catalog.tenant.Tenants;
import io.tollgate.testkit.TestStores;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestStores.class)
class InvitationsIT {
    private static final String INVITER = "person:1";

    @Inject Invitations invitations;
    @Inject Tenants tenants;

    @Test
    void anInvitationIsFoundByItsLinkAndAcceptedOnce() {
        IssuedInvitation issued = invite(email(), developerIn(tenant()));

        assertThat(invitations.find(issued.secret())).contains(issued.invitation());
        assertThat(invitations.accept(issued.invitation().id())).isTrue();

        assertThat(invitations.accept(issued.invitation().id())).isFalse();
        assertThat(invitations.find(issued.secret())).isEmpty();
        assertThat(invitations.withdraw(issued.invitation().id())).isFalse();
        assertThat(issued.toString()).doesNotContain(issued.secret());
    }

    @Test
    void ofTenThatAcceptAtOnceOneDoes() throws Exception {
        IssuedInvitation issued = invite(email(), developerIn(tenant()));
        Callable<Boolean> acceptance = () -> invitations.accept(issued.invitation().id());

        try (ExecutorService threads = Executors.newFixedThreadPool(10)) {
            List<Future<Boolean>> all =
                    threads.invokeAll(Stream.generate(() -> acceptance).limit(10).toList());

            assertThat(all).extracting(Future::get).containsOnlyOnce(true);
        }
    }

    @Test
    void aWithdrawnInvitationOpensNothing() {
        IssuedInvitation issued = invite(email(), developerIn(tenant()));

        assertThat(invitations.withdraw(issued.invitation().id())).isTrue();

        assertThat(invitations.find(issued.secret())).isEmpty();
        assertThat(invitations.accept(issued.invitation().id())).isFalse();
        assertThat(invitations.another(issued.invitation().id())).isEmpty();
        assertThat(invitations.renew(issued)).isFalse();
        TenantId tenant = issued.invitation().seat().tenantOrNull();
        assertThat(invitations.isInto(tenant, issued.invitation().id())).isTrue();
        assertThat(invitations.isInto(null, issued.invitation().id())).isFalse();
        assertThat(invitations.isInto(tenant(), issued.invitation().id())).isFalse();
    }

    @Test
    void aRenewedInvitationHasOneLinkThatWorks() {
        IssuedInvitation first = invite(email(), developerIn(tenant()));

        IssuedInvitation second = invitations.another(first.invitation().id()).orElseThrow();
        assertThat(invitations.find(first.secret())).isPresent();
        assertThat(invitations.find(second.secret())).isEmpty();

        assertThat(invitations.renew(second)).isTrue();

        assertThat(invitations.find(first.secret())).isEmpty();
        assertThat(invitations.find(second.secret())).contains(second.invitation());
        assertThat(second.invitation().id()).isEqualTo(first.invitation().id());
    }

    @Test
    void anAddressIsInvitedOnceIntoAPlaceInWhateverCase() {
        TenantId tenant = tenant();
        String address = email().address();
        IssuedInvitation first = invite(new Email(address), developerIn(tenant));

        assertThat(
                        invitations.invite(
                                new Email(address.toUpperCase(java.util.Locale.ROOT)),
                                new Seat.InTenant(tenant, TenantRole.OWNER),
                                INVITER))
                .isInstanceOf(Invitations.Issue.AlreadyInvited.class);
        IssuedInvitation elsewhere = invite(new Email(address), developerIn(tenant()));
        IssuedInvitation operator =
                invite(new Email(address), new Seat.AmongOperators(OperatorRole.SUPPORT));

        assertThat(invitations.open(tenant)).containsExactly(first.invitation());
        assertThat(invitations.open(null)).contains(operator.invitation());
        assertThat(invitations.openFor(new Email(address)))
                .containsExactly(first.invitation(), elsewhere.invitation(), operator.invitation());
    }

    @Test
    void aPlaceHasABoundOfOpenInvitations() {
        TenantId tenant = tenant();
        for (int i = 0; i < 100; i++) {
            var _ = invite(email(), developerIn(tenant));
        }

        assertThat(invitations.invite(email(), developerIn(tenant), INVITER))
                .isInstanceOf(Invitations.Issue.TooMany.class);
    }

    @Test
    void whatIsNoSecretFindsNothing() {
        assertThat(invitations.find("")).isEmpty();
        assertThat(invitations.find("x".repeat(43))).isEmpty();
        assertThat(invitations.find("'; --")).isEmpty();
    }

    private IssuedInvitation invite(Email email, Seat seat) {
        return ((Invitations.Issue.Issued) invitations.invite(email, seat, INVITER)).issued();
    }

    private TenantId tenant() {
        return tenants.create(new NewTenant("Acme", "a@acme.test", "standard", 0, RateLimits.NONE))
                .id();
    }

    private static Seat developerIn(TenantId tenant) {
        return new Seat.InTenant(tenant, TenantRole.DEVELOPER);
    }

    private static Email email() {
        return new Email("p-" + Ids.next() + "@acme.test");
    }
}
