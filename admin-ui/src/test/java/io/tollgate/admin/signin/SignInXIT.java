package io.tollgate.admin.signin;

import static io.tollgate.admin.support.Browser.bean;
import static io.tollgate.admin.support.Browser.location;
import static io.tollgate.admin.support.MailFolder.letterTo;
import static io.tollgate.admin.support.MailFolder.linkIn;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.tollgate.admin.support.Browser;
import io.tollgate.admin.support.Console;
import io.tollgate.catalog.audit.AuditLog;
import io.tollgate.catalog.people.Email;
import io.tollgate.catalog.people.Memberships;
import io.tollgate.catalog.people.OneTimeLink;
import io.tollgate.catalog.people.OneTimeLinks;
import io.tollgate.catalog.people.OperatorRole;
import io.tollgate.catalog.people.Operators;
import io.tollgate.catalog.people.PasswordHashes;
import io.tollgate.catalog.people.People;
import io.tollgate.catalog.people.Person;
import io.tollgate.catalog.people.Sessions;
import io.tollgate.catalog.people.TenantRole;
import io.tollgate.testkit.TestStores;
import jakarta.persistence.EntityManager;
import java.nio.file.Path;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestStores.class)
class SignInXIT {
    private static final String PASSWORD = "the tide is low today";

    private final Browser visitor = Browser.signedOut();
    private final String address = Console.unique("grace") + "@example.test";

    /// All tests come from one address, whose failures in a row are not each other's.
    @BeforeEach
    void forgetFailures() {
        run("DELETE FROM sign_in_delay");
    }

    private static void run(String sql) {
        QuarkusTransaction.requiringNew()
                .run(() -> {
                    var _ = bean(EntityManager.class).createNativeQuery(sql).executeUpdate();
                });
    }

    private static Person person() {
        Person person = Browser.newPerson();
        bean(People.class).setPassword(person.id(), bean(PasswordHashes.class).hash(PASSWORD));
        return person;
    }

    private Response signIn(String email, String password, String back) {
        return visitor.post("/sign-in", Map.of("email", email, "password", password, "back", back));
    }

    @CanIgnoreReturnValue
    private static Document page(Response answer, int status) {
        assertThat(answer.statusCode()).isEqualTo(status);
        return Jsoup.parse(answer.asString());
    }

    private Response askForAnAccount(String email) {
        return visitor.post(
                "/sign-up",
                Map.of("name", "Grace <b>", "email", email, "organization", "Navy & Co"));
    }

    @Test
    void everyPageOfTheEntranceIsThere() {
        visitor.get("/sign-in");
        visitor.get("/sign-up");
        visitor.get("/forgot");
        assertThat(visitor.get("/").select("a[href=/sign-up]")).hasSize(1);
        assertThat(visitor.get("/sign-up?link=" + "x".repeat(43)).select("input[name=email]"))
                .hasSize(1);
    }

    @Test
    void theRightPasswordLeadsBackAndABrowserIsKnownFromThen() {
        Person ada = person();

        Response answer =
                signIn(ada.email().toUpperCase(java.util.Locale.ROOT), PASSWORD, "/account?x=1");

        assertThat(location(answer)).isEqualTo("/account?x=1");
        String secret = answer.cookie("tollgate_session");
        assertThat(answer.detailedCookie("tollgate_session").isHttpOnly()).isTrue();
        Response account = visitor.request().cookie("tollgate_session", secret).get("/account");
        assertThat(page(account, 200).text()).contains(ada.email());
        assertThat(bean(AuditLog.class).list(20, null, null))
                .anySatisfy(entry -> {
                    assertThat(entry.actor()).isEqualTo("person:" + ada.id());
                    assertThat(entry.action()).isEqualTo("session.create");
                });
    }

    @Test
    void whateverIsWrongTheAnswerIsTheSame() {
        Person ada = person();

        String wrong =
                page(signIn(ada.email(), "not the password", "/"), 422).select(".summary").text();
        String unknown = page(signIn(address, PASSWORD, "/"), 422).select(".summary").text();
        String without =
                page(signIn(Browser.newPerson().email(), PASSWORD, "/"), 422)
                        .select(".summary")
                        .text();

        assertThat(wrong).isNotBlank().isEqualTo(unknown).isEqualTo(without);
        assertThat(page(signIn("no address", "", "/"), 422).select(".field.invalid")).hasSize(2);
        assertThat(
                        page(signIn(ada.email(), "x".repeat(100_000), "/"), 422)
                                .select(".summary")
                                .text())
                .isEqualTo(wrong);
    }

    @Test
    void aSignInLeadsNowhereElse() {
        assertThat(location(signIn(person().email(), PASSWORD, "https://evil.test/")))
                .isEqualTo("/");
    }

    @Test
    void failuresSlowDownWhetherThereIsAnAccountOrNot() {
        Person ada = person();
        for (String email : new String[] {ada.email(), address}) {
            for (int n = 0; n < 6; n++) {
                page(signIn(email, "not the password", "/"), 422);
            }
            Document blocked = page(signIn(email, PASSWORD, "/"), 422);
            assertThat(blocked.select(".summary").text()).contains("Too many attempts");
            run("DELETE FROM sign_in_delay");
        }
        assertThat(location(signIn(ada.email(), PASSWORD, "/"))).isEqualTo("/");
    }

    @Test
    void signingOutEndsTheSession() {
        Browser ada = Browser.nobodys();

        Response answer = ada.post("/sign-out", Map.of());

        assertThat(location(answer)).isEqualTo("/");
        assertThat(answer.detailedCookie("tollgate_session").getMaxAge()).isZero();
        assertThat(location(ada.fetch("/account"))).startsWith("/sign-in");
    }

    @Test
    void aSignUpMakesPersonTenantAndOwnerOnce() {
        assertThat(page(askForAnAccount(address), 200).text()).contains(address);
        String letter = letterTo(address);
        assertThat(letter).doesNotContain("Grace").doesNotContain("Navy");
        String link = linkIn(letter);
        assertThat(visitor.get("/confirm?link=" + link).text()).contains(address);
        Map<String, String> weak =
                Map.of("link", link, "password", "short", "password_again", "short");
        assertThat(page(visitor.post("/confirm", weak), 422).select(".field.invalid")).hasSize(1);

        Map<String, String> good =
                Map.of("link", link, "password", PASSWORD, "password_again", PASSWORD);
        Response done = visitor.post("/confirm", good);

        assertThat(location(done)).isEqualTo("/");
        Person grace = bean(People.class).find(new Email(address)).orElseThrow();
        assertThat(grace.name()).isEqualTo("Grace <b>");
        assertThat(bean(Memberships.class).of(grace.id()))
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.role()).isEqualTo(TenantRole.OWNER);
                    assertThat(one.tenantName()).isEqualTo("Navy & Co");
                });
        page(visitor.post("/confirm", good), 410);
        page(visitor.fetch("/confirm?link=" + link), 410);
        assertThat(location(signIn(address, PASSWORD, "/"))).isEqualTo("/");
    }

    @Test
    void whoHasAnAccountIsToldByMailAlone() {
        Person ada = person();

        String known = page(askForAnAccount(ada.email()), 200).select("h1").text();
        String unknown = page(askForAnAccount(address), 200).select("h1").text();

        assertThat(known).isEqualTo(unknown);
        assertThat(letterTo(ada.email())).contains("already").doesNotContain("?link=");
    }

    @Test
    void aSignUpSaysAtTheFieldWhatIsWrongAndLosesNothing() {
        Document refused =
                page(
                        visitor.post(
                                "/sign-up",
                                Map.of(
                                        "name", "x".repeat(201),
                                        "email", "nobody",
                                        "organization", "  ")),
                        422);

        assertThat(refused.select(".field.invalid")).hasSize(3);
        assertThat(refused.expectFirst("input[name=email]").val()).isEqualTo("nobody");
    }

    @Test
    void lettersToOneAddressHaveAnEnd() {
        for (int n = 0; n < 5; n++) {
            page(askForAnAccount(address), 200);
        }
        assertThat(page(askForAnAccount(address), 422).text()).contains("Too many letters");
    }

    @Test
    void aForgottenPasswordIsReplacedAndEverySessionEnds() {
        Person ada = person();
        Browser elsewhere = Browser.of(ada);
        page(visitor.post("/forgot", Map.of("email", ada.email())), 200);
        String link = linkIn(letterTo(ada.email()));
        visitor.get("/reset?link=" + link);
        String another = "another tide tomorrow";
        Map<String, String> fields =
                Map.of("link", link, "password", another, "password_again", another);

        assertThat(location(visitor.post("/reset", fields))).isEqualTo("/");

        assertThat(location(elsewhere.fetch("/account"))).startsWith("/sign-in");
        page(signIn(ada.email(), PASSWORD, "/"), 422);
        assertThat(location(signIn(ada.email(), another, "/"))).isEqualTo("/");
        page(visitor.post("/reset", fields), 410);
        assertThat(letterTo(ada.email())).contains("was changed");
    }

    @Test
    void anUnknownAddressGetsALetterAndNoLink() {
        page(visitor.post("/forgot", Map.of("email", address)), 200);

        assertThat(letterTo(address)).doesNotContain("?link=");
    }

    @Test
    void theProofOfIdentityAsksForThePasswordAndKeepsTheOtherForm() {
        Person person = person();
        Browser ada = Browser.of(person).provedLongAgo();
        Map<String, String> note = Map.of("_form", "note", "note", "typed");
        assertThat(location(ada.post("/guarded/money", note)))
                .isEqualTo("/prove?back=%2Fguarded%2Fmoney");
        ada.get("/prove?back=%2Fguarded%2Fmoney");
        page(ada.post("/prove", Map.of("password", "wrong one", "back", "/guarded/money")), 422);

        Response proved =
                ada.post(
                        "/prove",
                        Map.of("_form", "prove", "password", PASSWORD, "back", "/guarded/money"));

        assertThat(location(proved)).isEqualTo("/guarded/money");
        assertThat(ada.get("/guarded/money").expectFirst("#note-note").val()).isEqualTo("typed");
    }

    @Test
    void whatWasTypedWhenTheSessionRanOutIsThereAfterTheSignIn() {
        Person person = person();
        Browser late = Browser.of(person).expired();
        assertThat(location(late.post("/guarded", Map.of("_form", "note", "note", "typed"))))
                .startsWith("/sign-in");

        Response back =
                visitor.request()
                        .cookie("tollgate_session", late.secret())
                        .formParam("csrf", visitor.token())
                        .formParam("email", person.email())
                        .formParam("password", PASSWORD)
                        .formParam("back", "/guarded")
                        .post("/sign-in");

        assertThat(location(back)).isEqualTo("/guarded");
        Response guarded =
                visitor.request()
                        .cookie("tollgate_session", back.cookie("tollgate_session"))
                        .get("/guarded");
        assertThat(page(guarded, 200).expectFirst("#note-note").val()).isEqualTo("typed");
    }

    @Test
    void theSetUpLinkMakesTheFirstAdminOnce() {
        run("DELETE FROM operator_role");
        String link = bean(OneTimeLinks.class).issue(OneTimeLink.setUp());
        visitor.get("/set-up?link=" + link);
        Map<String, String> fields =
                Map.of(
                        "link", link,
                        "name", "Grace",
                        "email", address,
                        "password", PASSWORD,
                        "password_again", PASSWORD);

        assertThat(location(visitor.post("/set-up", fields))).isEqualTo("/");

        Person grace = bean(People.class).find(new Email(address)).orElseThrow();
        assertThat(bean(Operators.class).role(grace.id())).contains(OperatorRole.ADMIN);
        page(visitor.post("/set-up", fields), 410);
        page(visitor.fetch("/set-up?link=" + link), 410);
        String later = bean(OneTimeLinks.class).issue(OneTimeLink.setUp());
        page(visitor.fetch("/set-up?link=" + later), 410);
        assertThat(Path.of("target/setup-link")).doesNotExist();
    }

    @Test
    void peopleChangeWhatIsTheirsAndSeeWhereTheyAreSignedIn() {
        Person person = person();
        Browser ada = Browser.of(person);
        Browser other = Browser.of(person);
        Browser third = Browser.of(person);
        assertThat(ada.get("/account").select("#sessions tbody tr")).hasSize(3);

        assertThat(location(ada.post("/account", Map.of("name", "Ada L", "language", "zh"))))
                .isEqualTo("/account");
        assertThat(ada.get("/account").select("html").attr("lang")).isEqualTo("zh-CN");
        page(ada.post("/account", Map.of("name", " ", "language", "")), 422);
        Browser stranger = Browser.nobodys();
        var _ = ada.post("/account/sessions", Map.of("session", stranger.session().toString()));
        stranger.get("/account");
        var _ = ada.post("/account/sessions", Map.of("session", other.session().toString()));
        assertThat(location(other.fetch("/account"))).startsWith("/sign-in");

        String another = "another tide tomorrow";
        Map<String, String> wrong =
                Map.of("current_password", "x", "password", another, "password_again", another);
        page(ada.post("/account/password", wrong), 422);
        third.get("/account");
        Map<String, String> right =
                Map.of(
                        "current_password", PASSWORD,
                        "password", another,
                        "password_again", another);
        assertThat(location(ada.post("/account/password", right))).isEqualTo("/account");
        assertThat(location(third.fetch("/account"))).startsWith("/sign-in");
        assertThat(bean(Sessions.class).list(person.id())).hasSize(1);
    }
}
