package io.tollgate.admin.provider;

import static io.tollgate.admin.support.Browser.bean;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tollgate.admin.support.Browser;
import io.tollgate.admin.support.Console;
import io.tollgate.admin.support.SoundPage;
import io.tollgate.catalog.people.Email;
import io.tollgate.catalog.people.OneTimeLink;
import io.tollgate.catalog.people.OneTimeLinks;
import io.tollgate.catalog.people.OperatorRole;
import io.tollgate.catalog.people.Operators;
import io.tollgate.catalog.people.People;
import io.tollgate.catalog.people.Person;
import io.tollgate.testkit.KeycloakUsers;
import io.tollgate.testkit.TestStores;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Sign-ins at a real Keycloak that come to nothing, each with a page that says why.
@QuarkusTest
@WithTestResource(TestStores.class)
@WithTestResource(KeycloakResource.class)
class TurnedAwayXIT {
    private static final String PASSWORD = "correct horse battery staple";

    Surfer eve;
    KeycloakUsers users;

    private final String email = Console.unique("eve") + "@example.test";

    private void isTurnedAway(Surfer.Place there, int status, String title) {
        assertThat(there.isAtConsole()).as("%s", there.trail()).isTrue();
        assertThat(there.page().select("h1").text()).isEqualTo(title);
        assertThat(there.status()).isEqualTo(status);
        SoundPage.check(there.page());
    }

    @Test
    void anAddressThatTheProviderDoesNotVouchForOpensNothing() {
        users.requireVerifiedAddresses(false);
        try {
            users.add(email, PASSWORD, false);
            Surfer.Place there = eve.signIn(eve.open("/sign-in"), email, PASSWORD);

            isTurnedAway(there, 403, "Your e-mail address is not confirmed yet");
            assertThat(there.page().text()).contains(email);
            assertThat(bean(People.class).find(new Email(email))).isEmpty();
            assertThat(eve.cookie("tollgate_session")).isEmpty();
            assertThat(eve.cookie("q_session")).isEmpty();

            String out = there.page().expectFirst("a:contains(Use another account)").attr("href");
            assertThat(eve.open(URI.create(out)).path()).isEqualTo("/");
            assertThat(eve.open("/sign-in").page().select("form#kc-form-login")).hasSize(1);
        } finally {
            users.requireVerifiedAddresses(true);
        }
    }

    @Test
    void aPersonIsNotTakenOverByAnAddressThatTheProviderDoesNotVouchFor() {
        Person person = Browser.newPerson();
        users.requireVerifiedAddresses(false);
        try {
            users.add(person.email(), PASSWORD, false);
            Surfer.Place there = eve.signIn(eve.open("/sign-in"), person.email(), PASSWORD);

            isTurnedAway(there, 403, "Your e-mail address is not confirmed yet");
            assertThat(eve.cookie("tollgate_session")).isEmpty();
        } finally {
            users.requireVerifiedAddresses(true);
        }
    }

    @Test
    void theNextOwnerOfAnAddressAtTheProviderIsNotThePersonOfBefore() {
        users.add(email, PASSWORD, true);
        assertThat(eve.signIn(eve.open("/sign-in?back=%2Faccount"), email, PASSWORD).path())
                .isEqualTo("/account");
        users.remove(email);
        users.add(email, PASSWORD, true);
        Surfer next = eve.another();

        isTurnedAway(
                next.signIn(next.open("/sign-in"), email, PASSWORD),
                403,
                "This address belongs to another account");
        assertThat(next.cookie("tollgate_session")).isEmpty();
    }

    @Test
    void whatTheProviderRefusesIsSaidOnAPage() {
        Surfer.Place there = eve.open("/sign-in/provider?back=%2Faccount&prompt=none");

        isTurnedAway(there, 403, "You are not signed in");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "code=c&state=s",
                "code=c",
                "error=access_denied",
                "error=access_denied&state=s",
                "state=s",
                "code=c&state=s&state=s"
            })
    void anAnswerToNoQuestionIsRefused(String answer) {
        isTurnedAway(eve.open("/sign-in/provider?" + answer), 400, "This sign-in is not under way");
    }

    @Test
    void anAnswerIsTakenOnceAndFromItsBrowserAlone() {
        users.add(email, PASSWORD, true);
        Surfer.Place there = eve.signIn(eve.open("/sign-in?back=%2Faccount"), email, PASSWORD);
        assertThat(there.path()).isEqualTo("/account");
        URI answer = there.with("code");
        String session = eve.cookie("tollgate_session").orElseThrow();

        isTurnedAway(eve.open(answer), 400, "This sign-in is not under way");
        isTurnedAway(eve.another().open(answer), 400, "This sign-in is not under way");

        assertThat(eve.cookie("tollgate_session")).contains(session);
    }

    @Test
    void aCodeThatWasNotGivenToThisSignInIsRefused() {
        Surfer.Place form = eve.open("/sign-in?back=%2Faccount");
        String state = form.with("state").getQuery().replaceFirst(".*\\bstate=([^&]*).*", "$1");

        isTurnedAway(
                eve.open("/sign-in/provider?state=" + state + "&code=forged"),
                502,
                "The sign-in did not work");
    }

    @Test
    void whoProvesToBeSomebodyElseStaysWhoTheyAre() {
        users.add(email, PASSWORD, true);
        Browser ada = Browser.nobodys();
        eve.plant("tollgate_session", ada.secret());

        Surfer.Place there = eve.signIn(eve.open("/prove?back=%2Faccount"), email, PASSWORD);

        isTurnedAway(there, 403, "That was another account");
        assertThat(eve.cookie("tollgate_session")).contains(ada.secret());
        assertThat(bean(People.class).find(new Email(email))).isEmpty();
    }

    @Test
    void aSetUpLinkThatWasUsedMeanwhileMakesNobodyAnAdmin() {
        users.add(email, PASSWORD, true);
        String link = bean(OneTimeLinks.class).issue(OneTimeLink.setUp());
        Surfer.Place form = eve.open("/sign-in/provider?set_up=" + link);
        var _ = Browser.operator(OperatorRole.ADMIN);

        Surfer.Place there = eve.signIn(form, email, PASSWORD);

        isTurnedAway(there, 410, "This link is good no longer");
        assertThat(bean(People.class).find(new Email(email))).isEmpty();
        assertThat(bean(Operators.class).isWithoutAdmin()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/forgot", "/reset?link=x", "/confirm?link=x"})
    void pagesAboutPasswordsAreNotThere(String path) {
        Surfer.Place there = eve.open(path);

        assertThat(there.status()).isEqualTo(404);
        SoundPage.check(there.page());
    }

    @Test
    void passwordsAreTakenNowhere() {
        Browser stranger = Browser.signedOut();
        Map<String, String> form =
                Map.of("email", email, "password", PASSWORD, "name", "Eve", "organization", "E");

        assertThat(stranger.post("/sign-in", form).statusCode()).isEqualTo(404);
        assertThat(stranger.post("/sign-up", form).statusCode()).isEqualTo(404);
        assertThat(stranger.post("/set-up", form).statusCode()).isEqualTo(404);
        assertThat(Browser.nobodys().post("/prove", form).statusCode()).isEqualTo(404);
    }
}
