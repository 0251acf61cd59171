package io.tollgate.admin.signin;

import static io.tollgate.admin.support.Browser.bean;
import static io.tollgate.admin.support.Browser.location;
import static io.tollgate.admin.support.MailFolder.letterTo;
import static io.tollgate.admin.support.MailFolder.linkIn;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.tollgate.admin.support.Browser;
import io.tollgate.admin.support.Console;
import io.tollgate.admin.support.MailFolder;
import io.tollgate.admin.support.SoundPage;
import io.tollgate.catalog.people.Email;
import io.tollgate.catalog.people.OneTimeLink;
import io.tollgate.catalog.people.OneTimeLinks;
import io.tollgate.catalog.people.People;
import io.tollgate.catalog.people.TenantRole;
import io.tollgate.testkit.TestStores;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

/// With `TOLLGATE_SIGN_UP=invitation`.
@QuarkusTest
@WithTestResource(TestStores.class)
@TestProfile(SignUpByInvitationXIT.ByInvitation.class)
class SignUpByInvitationXIT {
    private static final String PASSWORD = "the tide is low today";

    private final Browser visitor = Browser.signedOut();
    private final String address = Console.unique("grace") + "@example.test";

    public static class ByInvitation implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("tollgate.sign-up.mode", "invitation");
        }
    }

    @Test
    void nobodySignsUpByThemselves() {
        assertThat(visitor.get("/").select("a[href=/sign-up]").text())
                .isEqualTo("I have an invitation");
        assertThat(visitor.get("/sign-in").select("a[href=/sign-up]")).isEmpty();
        assertThat(visitor.get("/sign-up").select("input[name=email]")).isEmpty();

        Response asked =
                visitor.post(
                        "/sign-up",
                        Map.of("name", "Grace", "email", address, "organization", "Navy"));

        assertThat(asked.statusCode()).isEqualTo(403);
        assertThat(MailFolder.find(address)).isEmpty();
    }

    @Test
    void aLinkFromBeforeSignUpWasClosedMakesNoAccount() {
        String link =
                bean(OneTimeLinks.class)
                        .issue(OneTimeLink.confirm(new Email(address), Map.of("name", "Grace")));

        assertThat(visitor.fetch("/confirm?link=" + link).statusCode()).isEqualTo(403);
        assertThat(visitor.post("/confirm", password(link)).statusCode()).isEqualTo(403);

        assertThat(bean(People.class).find(new Email(address))).isEmpty();
    }

    @Test
    void theSignUpPageTakesTheLinkOfAnInvitation() {
        String tenant = Console.operator().newTenant();
        Browser.member(tenant, TenantRole.OWNER)
                .post(
                        "/tenants/" + tenant + "/members",
                        Map.of("email", address, "role", "developer"))
                .then()
                .statusCode(303);
        String link = linkIn(letterTo(address));
        String pasted = "http%3A%2F%2Fconsole.test%2Finvitation%3Flink%3D" + link + "%20";

        String invitation = location(visitor.fetch("/sign-up?link=" + pasted));

        assertThat(invitation).isEqualTo("/invitation?link=" + link);
        assertThat(visitor.get(invitation).select("input[name=name]")).hasSize(1);
        Response in = visitor.post("/invitation", password(link));
        assertThat(location(in)).isEqualTo("/tenants/" + tenant);
        assertThat(bean(People.class).find(new Email(address))).isPresent();
    }

    @Test
    void whatIsNoLinkIsSaidAtTheFieldAndStaysTyped() {
        for (String wrong : new String[] {"no-link", "x".repeat(44)}) {
            Response answer = visitor.fetch("/sign-up?link=" + wrong);

            assertThat(answer.statusCode()).isEqualTo(422);
            Document page = Jsoup.parse(answer.asString());
            SoundPage.check(page);
            assertThat(page.select(".field.invalid")).hasSize(1);
            assertThat(page.expectFirst("input[name=link]").val()).isEqualTo(wrong);
        }
    }

    private static Map<String, String> password(String link) {
        return Map.of(
                "link", link, "name", "Grace", "password", PASSWORD, "password_again", PASSWORD);
    }
}
