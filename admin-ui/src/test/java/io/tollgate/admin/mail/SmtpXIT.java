package io.tollgate.admin.mail;

import static io.tollgate.admin.support.Browser.bean;
import static io.tollgate.admin.support.Browser.location;
import static io.tollgate.admin.support.MailFolder.linkIn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.tollgate.admin.support.Browser;
import io.tollgate.admin.support.Console;
import io.tollgate.admin.support.Given;
import io.tollgate.admin.support.SoundPage;
import io.tollgate.catalog.people.Email;
import io.tollgate.catalog.people.People;
import io.tollgate.catalog.people.TenantRole;
import io.tollgate.testkit.TestStores;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

/// What people see of mail over SMTP, be the server as it may.
@QuarkusTest
@WithTestResource(TestStores.class)
@WithTestResource(MailServerResource.class)
class SmtpXIT {
    private static final String PASSWORD = "the tide is low today";
    private static final String AWAY = "could not be sent";

    MailServer server;

    private final Browser visitor = Browser.signedOut();
    private final String address = Console.unique("grace") + "@example.test";

    @Test
    void theLetterOfASignUpArrivesAndItsLinkWorks() {
        assertThat(askForAnAccount().statusCode()).isEqualTo(200);

        MailServer.Received letter = only(server.to(address));
        assertThat(letter.from()).isEqualTo("hub@example.test");
        assertThat(letter.text())
                .contains("Subject: Confirm your address", "To: " + address)
                .contains("text/plain", "text/html")
                .doesNotContain("Navy");
        String link = linkIn(letter.text());
        visitor.get("/confirm?link=" + link);
        Response in =
                visitor.post(
                        "/confirm",
                        Map.of("link", link, "password", PASSWORD, "password_again", PASSWORD));
        assertThat(location(in)).isEqualTo("/");
        assertThat(bean(People.class).find(new Email(address))).isPresent();
    }

    @Test
    void aServerThatRefusesIsSaidAndNothingIsLost() {
        server.turnAway(address);

        Document page = refused(askForAnAccount());

        assertThat(page.text()).contains(AWAY);
        assertThat(page.expectFirst("input[name=organization]").val()).isEqualTo("Navy");
        assertThat(page.expectFirst("input[name=email]").val()).isEqualTo(address);
        assertThat(bean(People.class).find(new Email(address))).isEmpty();
        server.takeAgain(address);
        assertThat(askForAnAccount().statusCode()).isEqualTo(200);
        visitor.get("/confirm?link=" + linkIn(only(server.to(address)).text()));
    }

    @Test
    void aServerThatDoesNotAnswerIsWaitedForAWhileOnlyAndTakesLettersAgain() {
        CountDownLatch hanging = server.keepWaiting(address);
        try {
            Document page = refused(visitor.post("/forgot", Map.of("email", address)));

            assertThat(page.text()).contains(AWAY);
            assertThat(page.expectFirst("input[name=email]").val()).isEqualTo(address);
            String other = Console.unique("joan") + "@example.test";
            visitor.post("/forgot", Map.of("email", other)).then().statusCode(200);
            assertThat(server.to(other)).hasSize(1);
        } finally {
            hanging.countDown();
        }
    }

    @Test
    void anInvitationThatCannotBeSentIsNone() {
        String tenant = Console.operator().newTenant();
        Browser owner = Browser.member(tenant, TenantRole.OWNER);
        String members = "/tenants/" + tenant + "/members";
        server.turnAway(address);

        Document page = refused(owner.post(members, Map.of("email", address, "role", "billing")));

        assertThat(page.text()).contains(AWAY);
        assertThat(page.expectFirst("#invite-email").val()).isEqualTo(address);
        assertThat(open(tenant)).isEmpty();
        Console.operator()
                .post(
                        "/tenants/" + tenant + "/invitations",
                        Given.json("{'email':'%s','role':'owner'}".formatted(address)))
                .then()
                .statusCode(503)
                .body("error.code", equalTo("mail_unavailable"));
        assertThat(open(tenant)).isEmpty();
    }

    @Test
    void aLinkThatCouldNotBeReplacedStaysGood() {
        String tenant = Console.operator().newTenant();
        Browser owner = Browser.member(tenant, TenantRole.OWNER);
        String members = "/tenants/" + tenant + "/members";
        owner.post(members, Map.of("email", address, "role", "billing")).then().statusCode(303);
        String link = linkIn(only(server.to(address)).text());
        String resend = members + "/invitations/" + only(open(tenant)) + "/resend";
        server.turnAway(address);

        owner.post(resend, Map.of()).then().statusCode(303);

        visitor.get("/invitation?link=" + link);
        server.takeAgain(address);
        owner.post(resend, Map.of()).then().statusCode(303);
        assertThat(visitor.fetch("/invitation?link=" + link).statusCode()).isEqualTo(410);
        String newer = linkIn(server.to(address).getLast().text());
        visitor.get("/invitation?link=" + newer);
    }

    private Response askForAnAccount() {
        return visitor.post(
                "/sign-up", Map.of("name", "Grace", "email", address, "organization", "Navy"));
    }

    private static List<String> open(String tenant) {
        return Console.operator().get("/tenants/" + tenant + "/invitations").path("data.id");
    }

    private static <T> T only(List<T> all) {
        assertThat(all).hasSize(1);
        return all.getFirst();
    }

    private static Document refused(Response answer) {
        assertThat(answer.statusCode()).isEqualTo(422);
        Document page = Jsoup.parse(answer.asString());
        SoundPage.check(page);
        return page;
    }
}
