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
import io.tollgate.admin.support.Browser;
import io.tollgate.admin.support.Console;
import io.tollgate.admin.support.MailFolder;
import io.tollgate.catalog.id.TenantId;
import io.tollgate.catalog.people.Email;
import io.tollgate.catalog.people.Memberships;
import io.tollgate.catalog.people.OperatorRole;
import io.tollgate.catalog.people.Operators;
import io.tollgate.catalog.people.People;
import io.tollgate.catalog.people.Person;
import io.tollgate.catalog.people.TenantRole;
import io.tollgate.testkit.TestStores;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

/// With `TOLLGATE_SIGN_UP=closed`.
@QuarkusTest
@WithTestResource(TestStores.class)
@TestProfile(SignUpClosedXIT.Closed.class)
class SignUpClosedXIT {
    private static final String PASSWORD = "the tide is low today";

    private final Browser visitor = Browser.signedOut();
    private final String address = Console.unique("grace") + "@example.test";

    public static class Closed implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("tollgate.sign-up.mode", "closed");
        }
    }

    @Test
    void nobodySignsUp() {
        assertThat(visitor.get("/").select("a[href=/sign-up]")).isEmpty();
        assertThat(visitor.get("/sign-in").select("a[href=/sign-up]")).isEmpty();
        Document page = visitor.get("/sign-up?link=" + "x".repeat(43));
        assertThat(page.text()).contains("closed");
        assertThat(page.select("main form")).isEmpty();

        Map<String, String> wish =
                Map.of("name", "Grace", "email", address, "organization", "Navy");
        assertThat(visitor.post("/sign-up", wish).statusCode()).isEqualTo(403);

        assertThat(MailFolder.find(address)).isEmpty();
    }

    @Test
    void anInvitationIntoATenantMakesNoAccountAndStaysOpen() {
        String tenant = Console.operator().newTenant();
        Browser owner = Browser.member(tenant, TenantRole.OWNER);
        assertThat(owner.get("/tenants/" + tenant + "/members").text())
                .contains("only people who have an account");
        String link = invited(owner, "/tenants/" + tenant + "/members", address, "developer");

        Document page = visitor.get("/invitation?link=" + link);

        assertThat(page.text()).contains("New accounts are not taken");
        assertThat(page.select("main form")).isEmpty();
        assertThat(visitor.post("/invitation", fresh(link)).statusCode()).isEqualTo(422);
        assertThat(bean(People.class).find(new Email(address))).isEmpty();
        visitor.get("/invitation?link=" + link);
    }

    @Test
    void whoHasAnAccountAcceptsAsEver() {
        String tenant = Console.operator().newTenant();
        Browser ada = Browser.nobodys();
        String link =
                invited(
                        Browser.member(tenant, TenantRole.OWNER),
                        "/tenants/" + tenant + "/members",
                        ada.person().email(),
                        "billing");

        ada.post("/invitation", Map.of("link", link)).then().statusCode(303);

        assertThat(bean(Memberships.class).role(TenantId.parse(tenant), ada.person().id()))
                .contains(TenantRole.BILLING);
    }

    @Test
    void anAdminStillInvitesOperators() {
        String link =
                invited(
                        Browser.operator(OperatorRole.ADMIN),
                        "/operator/people",
                        address,
                        "support");

        assertThat(location(visitor.post("/invitation", fresh(link)))).isEqualTo("/operator");

        Person grace = bean(People.class).find(new Email(address)).orElseThrow();
        assertThat(bean(Operators.class).role(grace.id())).contains(OperatorRole.SUPPORT);
    }

    private static String invited(Browser who, String path, String email, String role) {
        who.post(path, Map.of("email", email, "role", role)).then().statusCode(303);
        return linkIn(letterTo(email));
    }

    private static Map<String, String> fresh(String link) {
        return Map.of(
                "link", link, "name", "Grace", "password", PASSWORD, "password_again", PASSWORD);
    }
}
