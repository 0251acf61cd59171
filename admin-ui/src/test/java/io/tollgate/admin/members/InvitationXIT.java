package io.tollgate.admin.members;

import static io.tollgate.admin.support.Browser.bean;
import static io.tollgate.admin.support.Browser.location;
import static io.tollgate.admin.support.MailFolder.letterTo;
import static io.tollgate.admin.support.MailFolder.linkIn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.tollgate.admin.support.Browser;
import io.tollgate.admin.support.Console;
import io.tollgate.admin.support.Given;
import io.tollgate.admin.support.MailFolder;
import io.tollgate.admin.support.SoundPage;
import io.tollgate.catalog.id.TenantId;
import io.tollgate.catalog.people.Email;
import io.tollgate.catalog.people.Invitations;
import io.tollgate.catalog.people.Membership;
import io.tollgate.catalog.people.Memberships;
import io.tollgate.catalog.people.OperatorRole;
import io.tollgate.catalog.people.Operators;
import io.tollgate.catalog.people.PasswordHashes;
import io.tollgate.catalog.people.People;
import io.tollgate.catalog.people.Person;
import io.tollgate.catalog.people.TenantRole;
import io.tollgate.testkit.TestStores;
import jakarta.persistence.EntityManager;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestStores.class)
class InvitationXIT {
    private static final String PASSWORD = "the tide is low today";

    private final Console console = Console.operator();
    private final Browser visitor = Browser.signedOut();
    private final String guest = Console.unique("grace") + "@example.test";
    private String tenant = "";

    @BeforeEach
    void openATenantAndForgetFailures() {
        tenant = console.newTenant();
        run("DELETE FROM sign_in_delay WHERE ?1 <> ''", "all");
    }

    @Test
    void whoIsNewMakesAnAccountAndIsInOnce() {
        Browser owner = Browser.member(tenant, TenantRole.OWNER);
        String link = invited(owner, guest, "developer");
        Document page = visitor.get("/invitation?link=" + link);
        assertThat(page.text()).contains("Acme", owner.person().email(), guest, "Developer");
        Map<String, String> weak =
                Map.of("link", link, "name", "Grace", "password", "x", "password_again", "x");
        Document again = page(visitor.post("/invitation", weak), 422);
        assertThat(again.select(".field.invalid")).hasSize(1);
        assertThat(again.expectFirst("input[name=name]").val()).isEqualTo("Grace");
        assertThat(again.expectFirst("input[name=link]").val()).isEqualTo(link);

        Response in = visitor.post("/invitation", fresh(link));

        assertThat(location(in)).isEqualTo("/tenants/" + tenant);
        assertThat(in.cookie("tollgate_session")).isNotBlank();
        Person grace = bean(People.class).find(new Email(guest)).orElseThrow();
        assertThat(grace.name()).isEqualTo("Grace");
        assertThat(bean(Memberships.class).of(grace.id()))
                .extracting(Membership::role)
                .containsExactly(TenantRole.DEVELOPER);
        assertThat(Browser.of(grace).get("/tenants/" + tenant).text()).contains("Acme");
        page(visitor.post("/invitation", fresh(link)), 410);
        assertThat(page(visitor.fetch("/invitation?link=" + link), 410).text())
                .contains("Ask who invited you");
        console.get("/audit?limit=4")
                .then()
                .body("data[0].action", equalTo("session.create"))
                .body("data[1].action", equalTo("member.create"))
                .body("data[2].action", equalTo("invitation.update"))
                .body("data[3].action", equalTo("person.create"))
                .body("data[1].actor", equalTo("person:" + grace.id()));
    }

    @Test
    void whoHasAnAccountGivesItsPassword() {
        Person ada = withPassword();
        String link = invited(Browser.member(tenant, TenantRole.OWNER), ada.email(), "billing");
        Document page = visitor.get("/invitation?link=" + link);
        assertThat(page.select("input[name=name]")).isEmpty();
        page(visitor.post("/invitation", Map.of("link", link, "password", "wrong one")), 422);

        Response in = visitor.post("/invitation", Map.of("link", link, "password", PASSWORD));

        assertThat(location(in)).isEqualTo("/tenants/" + tenant);
        assertThat(role(ada)).isEqualTo(TenantRole.BILLING);
        page(visitor.post("/invitation", Map.of("link", link, "password", PASSWORD)), 410);
    }

    @Test
    void whoIsSignedInAcceptsWithoutAPassword() {
        Browser ada = Browser.nobodys();
        String link = invited(Browser.member(tenant, TenantRole.OWNER), email(ada), "owner");
        ada.get("/invitation?link=" + link);

        assertThat(location(ada.post("/invitation", Map.of("link", link))))
                .isEqualTo("/tenants/" + tenant);

        assertThat(role(ada.person())).isEqualTo(TenantRole.OWNER);
        page(ada.post("/invitation", Map.of("link", link)), 410);
    }

    @Test
    void whoIsSignedInUnderAnotherAddressIsToldAndTakesNothing() {
        Browser other = Browser.nobodys();
        String link = invited(Browser.member(tenant, TenantRole.OWNER), guest, "owner");

        Document page = other.get("/invitation?link=" + link);

        assertThat(page.text()).contains(guest, email(other));
        page(other.post("/invitation", Map.of("link", link)), 422);
        assertThat(bean(Memberships.class).of(other.person().id())).isEmpty();
        String back = page.expectFirst("input[name=back]").val();
        assertThat(location(other.post("/sign-out", Map.of("back", back)))).isEqualTo(back);
        assertThat(visitor.get(back).select("input[name=name]")).hasSize(1);
    }

    @Test
    void linksThatAreGoodNoLongerSayWhatToDo() {
        Browser owner = Browser.member(tenant, TenantRole.OWNER);
        String first = invited(owner, guest, "owner");
        String path = "/tenants/" + tenant + "/members/invitations/" + open(tenant);
        owner.post(path + "/resend", Map.of()).then().statusCode(303);
        String second = linkIn(letterTo(guest));
        gone(first);
        visitor.get("/invitation?link=" + second);
        run(
                "UPDATE invitation SET created_at = created_at - interval '8 days',"
                        + " expires_at = expires_at - interval '8 days' WHERE email = ?1",
                guest);
        gone(second);
        assertThat(owner.get("/tenants/" + tenant + "/members").text()).contains("expired");
        owner.post(path + "/resend", Map.of()).then().statusCode(303);
        String third = linkIn(letterTo(guest));
        visitor.get("/invitation?link=" + third);
        owner.post(path + "/withdraw", Map.of()).then().statusCode(303);
        gone(third);
        gone("");
        gone("x".repeat(43));
        gone("%27%3B%20--");
        assertThat(bean(People.class).find(new Email(guest))).isEmpty();
    }

    @Test
    void whoIsAMemberAlreadyStaysWhatTheyAre() {
        Browser ada = Browser.nobodys();
        String link = invited(Browser.member(tenant, TenantRole.OWNER), email(ada), "owner");
        console.post(
                        "/tenants/" + tenant + "/members",
                        Given.json("{'email':'%s','role':'billing'}".formatted(email(ada))))
                .then()
                .statusCode(201);

        ada.post("/invitation", Map.of("link", link)).then().statusCode(303);

        assertThat(role(ada.person())).isEqualTo(TenantRole.BILLING);
    }

    @Test
    void whoMayInviteNoLongerHasNoInvitationOpen() {
        Browser owner = Browser.member(tenant, TenantRole.OWNER);
        Browser leaving = Browser.member(tenant, TenantRole.OWNER);
        String kept = invited(owner, Console.unique("kept") + "@example.test", "developer");
        String link = invited(leaving, guest, "owner");
        String person = "/tenants/" + tenant + "/members/" + leaving.person().id();

        owner.post(person, Map.of("role", "developer")).then().statusCode(303);

        gone(link);
        visitor.get("/invitation?link=" + kept);
        console.get("/audit?limit=1")
                .then()
                .body("data[0].action", equalTo("invitation.delete"))
                .body("data[0].actor", equalTo("person:" + owner.person().id()));
        owner.post(person, Map.of("role", "owner")).then().statusCode(303);
        String again = invited(leaving, guest, "developer");
        owner.post(person + "/remove", Map.of()).then().statusCode(303);
        gone(again);
        visitor.get("/invitation?link=" + kept);
    }

    @Test
    void anInvitationLastsWhileAnyRoleOfItsSenderAllowsIt() {
        Browser admin = Browser.operator(OperatorRole.ADMIN);
        String link = invited(admin, guest, "owner");
        String among = Console.unique("among") + "@example.test";
        admin.post("/operator/people", Map.of("email", among, "role", "support"))
                .then()
                .statusCode(303);
        String members = "/tenants/" + tenant + "/members";
        String membership = Given.json("{'email':'%s','role':'owner'}".formatted(email(admin)));
        console.post(members, membership).then().statusCode(201);
        Browser other = Browser.operator(OperatorRole.ADMIN);
        String operator = "/operator/people/" + admin.person().id();

        other.post(operator, Map.of("role", "support")).then().statusCode(303);

        gone(linkIn(letterTo(among)));
        visitor.get("/invitation?link=" + link);
        Browser.member(tenant, TenantRole.OWNER)
                .post(members + "/" + admin.person().id(), Map.of("role", "billing"))
                .then()
                .statusCode(303);
        gone(link);
    }

    @Test
    void anOperatorComesInByInvitation() {
        Browser admin = Browser.operator(OperatorRole.ADMIN);
        admin.post("/operator/people", Map.of("email", guest, "role", "finance"))
                .then()
                .statusCode(303);
        String link = linkIn(letterTo(guest));
        assertThat(visitor.get("/invitation?link=" + link).text()).contains("operators");

        assertThat(location(visitor.post("/invitation", fresh(link)))).isEqualTo("/operator");

        Person grace = bean(People.class).find(new Email(guest)).orElseThrow();
        assertThat(bean(Operators.class).role(grace.id())).contains(OperatorRole.FINANCE);
        assertThat(bean(Memberships.class).of(grace.id())).isEmpty();
    }

    @Test
    void theLetterHasNothingThatSomebodyHasMadeUp() {
        Browser owner = Browser.member(tenant, TenantRole.OWNER);
        invited(owner, guest, "developer");

        String letter = letterTo(guest);

        assertThat(letter)
                .contains(owner.person().email(), "7 days", "Developer")
                .doesNotContain("Acme")
                .doesNotContain(owner.person().name());
        Browser ada = Browser.nobodys();
        bean(People.class).describe(ada.person().id(), "Ada", "zh");
        invited(owner, email(ada), "billing");
        assertThat(letterTo(email(ada))).contains("邀请您", "账务");
    }

    @Test
    void lettersToOneAddressHaveAnEnd() {
        Browser owner = Browser.member(tenant, TenantRole.OWNER);
        invited(owner, guest, "owner");
        String path = "/tenants/" + tenant + "/invitations/" + open(tenant) + "/resend";
        for (int n = 0; n < 4; n++) {
            console.post(path, "{}").then().statusCode(200);
        }
        String last = linkIn(letterTo(guest));
        run(
                "UPDATE sign_in_delay SET blocked_until = blocked_until + interval '1 day'"
                        + " WHERE ?1 <> ''",
                "however slow this test is");

        console.post(path, "{}")
                .then()
                .statusCode(429)
                .body("error.code", equalTo("too_many_letters"));

        visitor.get("/invitation?link=" + last);
        assertThat(linkIn(letterTo(guest))).isEqualTo(last);
    }

    @Test
    void whatIsRefusedSendsNoLetter() {
        Browser owner = Browser.member(tenant, TenantRole.OWNER);

        owner.post("/tenants/" + tenant + "/members", Map.of("email", guest, "role", "x"))
                .then()
                .statusCode(422);

        assertThat(MailFolder.find(guest)).isEmpty();
    }

    @CanIgnoreReturnValue
    private String invited(Browser owner, String email, String role) {
        owner.post("/tenants/" + tenant + "/members", Map.of("email", email, "role", role))
                .then()
                .statusCode(303);
        return linkIn(letterTo(email));
    }

    private static Map<String, String> fresh(String link) {
        return Map.of(
                "link", link, "name", "Grace", "password", PASSWORD, "password_again", PASSWORD);
    }

    private void gone(String link) {
        Document page = page(visitor.fetch("/invitation?link=" + link), 410);
        assertThat(page.text()).contains("Ask who invited you");
        page(visitor.post("/invitation", fresh(link)), 410);
    }

    private TenantRole role(Person person) {
        return bean(Memberships.class).role(TenantId.parse(tenant), person.id()).orElseThrow();
    }

    private static String open(String tenant) {
        return bean(Invitations.class).open(TenantId.parse(tenant)).getFirst().id().toString();
    }

    private static Person withPassword() {
        Person person = Browser.newPerson();
        bean(People.class).setPassword(person.id(), bean(PasswordHashes.class).hash(PASSWORD));
        return person;
    }

    private static String email(Browser browser) {
        return browser.person().email();
    }

    private static void run(String sql, String value) {
        QuarkusTransaction.requiringNew()
                .run(() -> {
                    var _ =
                            bean(EntityManager.class)
                                    .createNativeQuery(sql)
                                    .setParameter(1, value)
                                    .executeUpdate();
                });
    }

    @CanIgnoreReturnValue
    private static Document page(Response answer, int status) {
        assertThat(answer.statusCode()).isEqualTo(status);
        Document page = Jsoup.parse(answer.asString());
        SoundPage.check(page);
        return page;
    }
}
