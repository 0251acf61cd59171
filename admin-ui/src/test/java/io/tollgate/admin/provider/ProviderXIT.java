package io.tollgate.admin.provider;

import static io.tollgate.admin.support.Browser.bean;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tollgate.admin.support.Browser;
import io.tollgate.admin.support.Console;
import io.tollgate.admin.support.SoundPage;
import io.tollgate.catalog.id.TenantId;
import io.tollgate.catalog.people.Email;
import io.tollgate.catalog.people.Invitations;
import io.tollgate.catalog.people.Membership;
import io.tollgate.catalog.people.Memberships;
import io.tollgate.catalog.people.OneTimeLink;
import io.tollgate.catalog.people.OneTimeLinks;
import io.tollgate.catalog.people.OperatorRole;
import io.tollgate.catalog.people.Operators;
import io.tollgate.catalog.people.People;
import io.tollgate.catalog.people.Person;
import io.tollgate.catalog.people.Seat;
import io.tollgate.catalog.people.Sessions;
import io.tollgate.catalog.people.TenantRole;
import io.tollgate.testkit.KeycloakUsers;
import io.tollgate.testkit.Mailbox;
import io.tollgate.testkit.TestStores;
import jakarta.persistence.EntityManager;
import java.net.URI;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// What people do who sign in at a real Keycloak.
@QuarkusTest
@WithTestResource(TestStores.class)
@WithTestResource(KeycloakResource.class)
class ProviderXIT {
    private static final String PASSWORD = "correct horse battery staple";

    Surfer ada;
    KeycloakUsers users;
    Mailbox mailbox;

    private final String email = Console.unique("ada") + "@example.test";

    private Surfer.Place signIn(String back) {
        return ada.signIn(ada.open("/sign-in?back=" + back), email, PASSWORD);
    }

    private void isAt(Surfer.Place there, String path) {
        assertThat(there.isAtConsole()).as("%s %s", there.trail(), there.page().text()).isTrue();
        assertThat(there.status()).as("%s", there.page().text()).isEqualTo(200);
        assertThat(there.path()).isEqualTo(path);
        SoundPage.check(there.page());
    }

    private Person person() {
        return bean(People.class).find(new Email(email)).orElseThrow();
    }

    private static void run(String sql) {
        QuarkusTransaction.requiringNew()
                .run(() -> {
                    var _ = bean(EntityManager.class).createNativeQuery(sql).executeUpdate();
                });
    }

    @Test
    void whoSignsInForTheFirstTimeGetsATenant() {
        users.add(email, PASSWORD, true);

        isAt(signIn("%2Faccount"), "/account");

        assertThat(ada.cookie("tollgate_session")).isPresent();
        assertThat(ada.cookie("q_session")).isEmpty();
        assertThat(person().name()).isEqualTo("Test Person");
        assertThat(person().hasPassword()).isFalse();
        assertThat(bean(Memberships.class).of(person().id()))
                .singleElement()
                .satisfies(membership -> {
                    assertThat(membership.role()).isEqualTo(TenantRole.OWNER);
                    isAt(ada.open("/"), "/tenants/" + membership.tenant());
                });
    }

    @Test
    void whoRegistersAtTheProviderAndOpensItsLetterIsIn() {
        Surfer.Place form = ada.open("/sign-up");
        Surfer.Place waiting =
                ada.submit(
                        form,
                        form.page().expectFirst("form#kc-register-form"),
                        Map.of("email", email, "firstName", "Ada", "lastName", "Lovelace"));
        assertThat(waiting.isAtConsole()).as("%s", waiting.trail()).isFalse();
        Matcher link =
                Pattern.compile("http://\\S+/login-actions/action-token\\S+")
                        .matcher(mailbox.letterTo(email));
        assertThat(link.find()).isTrue();
        Surfer.Place confirmed = ada.open(URI.create(link.group()));
        assertThat(confirmed.page().select("form#kc-passwd-update-form"))
                .as("%s %s", link.group(), confirmed.page().text())
                .hasSize(1);

        Surfer.Place there =
                ada.submit(
                        confirmed,
                        confirmed.page().expectFirst("form#kc-passwd-update-form"),
                        Map.of("password-new", PASSWORD, "password-confirm", PASSWORD));

        Membership own =
                bean(Memberships.class).of(person().id()).stream().findFirst().orElseThrow();
        isAt(there, "/tenants/" + own.tenant());
        assertThat(own.tenantName()).isEqualTo("Ada Lovelace");
    }

    @Test
    void whoComesAgainIsTheSamePersonInANewSession() {
        users.add(email, PASSWORD, true);
        isAt(signIn("%2Faccount"), "/account");
        Person before = person();
        String first = ada.cookie("tollgate_session").orElseThrow();
        ada.plant("tollgate_session", "");

        isAt(ada.open("/sign-in?back=%2Faccount"), "/account");

        assertThat(ada.cookie("tollgate_session").orElseThrow()).isNotEqualTo(first);
        assertThat(person()).isEqualTo(before);
        assertThat(bean(Memberships.class).of(before.id())).hasSize(1);
    }

    @Test
    void theSessionThatABrowserHadEndsWhenSomebodySignsIn() {
        users.add(email, PASSWORD, true);
        Browser mallory = Browser.nobodys();
        ada.plant("tollgate_session", mallory.secret());

        Surfer.Place form = ada.open("/sign-in/provider?back=%2Faccount");
        isAt(ada.signIn(form, email, PASSWORD), "/account");

        assertThat(ada.cookie("tollgate_session").orElseThrow()).isNotEqualTo(mallory.secret());
        assertThat(bean(Sessions.class).find(mallory.secret()))
                .isNotInstanceOf(Sessions.Found.Living.class);
    }

    @Test
    void aLocalPersonIsFoundByAnAddressThatTheProviderVouchesFor() {
        users.add(email, PASSWORD, true);
        run(
                """
                INSERT INTO person (id, email, name, created_at)
                VALUES (gen_random_uuid(), '%s', 'Ada of old', now())\
                """
                        .formatted(email));

        isAt(signIn("%2Faccount"), "/account");

        assertThat(person().name()).isEqualTo("Ada of old");
        assertThat(bean(Memberships.class).of(person().id())).isEmpty();
    }

    @Test
    void aSignOutEndsTheStayAtTheProviderToo() {
        users.add(email, PASSWORD, true);
        Surfer.Place account = signIn("%2Faccount");
        String session = ada.cookie("tollgate_session").orElseThrow();

        Surfer.Place there =
                ada.submit(account, account.page().expectFirst("form[action=/sign-out]"), Map.of());

        isAt(there, "/");
        assertThat(there.page().select("form[action=/sign-out]")).isEmpty();
        assertThat(there.page().text()).contains("You are signed out.");
        assertThat(bean(Sessions.class).find(session)).isNotInstanceOf(Sessions.Found.Living.class);
        Surfer.Place again = ada.open("/sign-in?back=%2Faccount");
        assertThat(again.page().select("form#kc-form-login")).hasSize(1);
    }

    @Test
    void whoMustProveWhoTheyAreTypesThePasswordAgain() {
        users.add(email, PASSWORD, true);
        isAt(signIn("%2Faccount"), "/account");
        String session = ada.cookie("tollgate_session").orElseThrow();
        run(
                "UPDATE console_session SET proved_at = proved_at - interval '1 day'"
                        + " WHERE person_id = '%s'".formatted(person().id()));
        Surfer.Place asked = ada.open("/prove?back=%2Faccount");
        assertThat(asked.isAtConsole()).as("%s", asked.trail()).isFalse();

        Surfer.Place there =
                ada.submit(
                        asked,
                        asked.page().expectFirst("form#kc-form-login"),
                        Map.of("password", PASSWORD));

        isAt(there, "/account");
        assertThat(ada.cookie("tollgate_session")).contains(session);
        assertThat(bean(Sessions.class).find(session))
                .isInstanceOfSatisfying(
                        Sessions.Found.Living.class,
                        living ->
                                assertThat(bean(Sessions.class).isRecent(living.session()))
                                        .isTrue());
    }

    @Test
    void theSetUpLinkMakesWhoSignsInTheFirstAdmin() {
        run("DELETE FROM operator_role");
        users.add(email, PASSWORD, true);
        String link = bean(OneTimeLinks.class).issue(OneTimeLink.setUp());

        Surfer.Place there = ada.signIn(ada.open("/set-up?link=" + link), email, PASSWORD);

        isAt(there, "/operator");
        assertThat(bean(Operators.class).role(person().id())).contains(OperatorRole.ADMIN);
        assertThat(bean(Memberships.class).of(person().id())).isEmpty();
        assertThat(ada.another().open("/set-up?link=" + link).status()).isEqualTo(410);
    }

    @Test
    void whoWasInvitedSignsInAndAcceptsWithoutATenantOfTheirOwn() {
        users.add(email, PASSWORD, true);
        TenantId tenant = TenantId.parse(Console.operator().newTenant());
        String link =
                switch (bean(Invitations.class)
                        .invite(
                                new Email(email),
                                new Seat.InTenant(tenant, TenantRole.BILLING),
                                "management_key:test")) {
                    case Invitations.Issue.Issued(var issued) -> issued.secret();
                    case Invitations.Issue.AlreadyInvited _, Invitations.Issue.TooMany _ ->
                            throw new AssertionError("not invited");
                };
        Surfer.Place letter = ada.open("/invitation?link=" + link);
        isAt(letter, "/invitation");
        String begin = letter.page().expectFirst("a[href^=/sign-in/provider]").attr("href");

        Surfer.Place page = ada.signIn(ada.open(begin), email, PASSWORD);
        isAt(page, "/invitation");
        assertThat(bean(Memberships.class).of(person().id())).isEmpty();
        Surfer.Place there = ada.submit(page, page.page().expectFirst("form#invitation"), Map.of());

        isAt(there, "/tenants/" + tenant);
        assertThat(bean(Memberships.class).of(person().id()))
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.tenant()).isEqualTo(tenant);
                    assertThat(one.role()).isEqualTo(TenantRole.BILLING);
                });
    }

    @Test
    void aTenantsWayLeadsFromTheFirstSignInToAKey() {
        users.add(email, PASSWORD, true);
        Surfer.Place overview = signIn("%2F");
        String tenant = overview.path();
        Surfer.Place form = ada.open(tenant + "/keys/new");
        isAt(form, tenant + "/keys/new");

        Surfer.Place there =
                ada.submit(
                        form,
                        form.page().expectFirst("form:has(input[name=name])"),
                        Map.of("name", "first"));

        assertThat(there.page().text()).contains("tg_live_");
    }
}
