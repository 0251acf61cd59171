package io.tollgate.admin.access;

import static io.tollgate.admin.support.Browser.bean;
import static io.tollgate.admin.support.Browser.location;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.tollgate.admin.support.Browser;
import io.tollgate.admin.support.Console;
import io.tollgate.catalog.people.OperatorRole;
import io.tollgate.catalog.people.Sessions;
import io.tollgate.catalog.people.TenantRole;
import io.tollgate.testkit.TestStores;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(TestStores.class)
class SessionCheckXIT {
    private static final Map<String, String> NOTE =
            Map.of("_form", "note", "note", "typed <b>", "password", "hunter2");

    private final Console console = Console.operator();

    @Test
    void whoIsSignedInIsTheCallerOfThePage() {
        Browser ada = Browser.nobodys();

        assertThat(ada.get("/guarded").select("#actor").text())
                .isEqualTo("person:" + ada.person().id());
    }

    @Test
    void whoIsSignedOutSignsInFirstAndComesBack() {
        Response answer = Browser.signedOut().fetch("/guarded?page=2");

        assertThat(location(answer)).isEqualTo("/sign-in?back=%2Fguarded%3Fpage%3D2");
    }

    @Test
    void aRightThatIsMissingIsAPageThatSaysSo() {
        assertThat(Browser.nobodys().fetch("/guarded/admins").statusCode()).isEqualTo(403);
        assertThat(Browser.operator(OperatorRole.FINANCE).fetch("/guarded/admins").statusCode())
                .isEqualTo(403);
        assertThat(Browser.operator(OperatorRole.ADMIN).fetch("/guarded/admins").statusCode())
                .isEqualTo(200);
    }

    @Test
    void aTenantExistsForItsMembersAndForOperatorsAlone() {
        String tenant = console.newTenant();
        String page = "/guarded/tenants/" + tenant;
        Browser developer = Browser.member(tenant, TenantRole.DEVELOPER);
        Browser payer = Browser.member(tenant, TenantRole.BILLING);

        developer.get(page + "/keys");
        payer.get(page);
        assertThat(payer.fetch(page + "/keys").statusCode()).isEqualTo(403);
        Browser.operator(OperatorRole.SUPPORT).get(page);
        Browser stranger = Browser.member(console.newTenant(), TenantRole.OWNER);
        assertThat(stranger.fetch(page).statusCode()).isEqualTo(404);
        assertThat(stranger.fetch(page + "/keys").statusCode()).isEqualTo(404);
        assertThat(developer.fetch("/guarded/tenants/no-id").statusCode()).isEqualTo(404);
    }

    @Test
    void aSuspendedTenantIsStillThereForItsMembers() {
        String tenant = console.newTenant();
        console.patch("/tenants/" + tenant, "{\"status\":\"suspended\"}").then().statusCode(200);

        Browser.member(tenant, TenantRole.OWNER).get("/guarded/tenants/" + tenant);
    }

    @Test
    void aFormFromAnotherPageThanOursIsRefused() {
        Browser ada = Browser.nobodys();
        String foreign = Browser.nobodys().token();
        int before = GuardedPage.SAVED.get();

        assertThat(ada.request().formParams(NOTE).post("/guarded").statusCode()).isEqualTo(403);
        assertThat(send(ada, foreign, "Sec-Fetch-Site", "same-origin")).isEqualTo(403);
        assertThat(send(ada, "", "Sec-Fetch-Site", "same-origin")).isEqualTo(403);
        assertThat(send(ada, ada.token(), "Sec-Fetch-Site", "cross-site")).isEqualTo(403);
        assertThat(send(ada, ada.token(), "Sec-Fetch-Site", "same-site")).isEqualTo(403);
        assertThat(send(ada, ada.token(), "Origin", "https://evil.test")).isEqualTo(403);
        assertThat(send(ada, ada.token(), "Origin", "null")).isEqualTo(403);
        assertThat(GuardedPage.SAVED.get()).isEqualTo(before);
        assertThat(send(ada, ada.token(), "Sec-Fetch-Site", "same-origin")).isEqualTo(303);
        assertThat(send(ada, ada.token(), "Accept-Language", "en")).isEqualTo(303);
    }

    private static int send(Browser browser, String token, String header, String value) {
        return browser.request()
                .header(header, value)
                .formParam("csrf", token)
                .formParams(NOTE)
                .post("/guarded")
                .statusCode();
    }

    @Test
    void aFormForEveryoneNeedsTheTokenOfTheVisit() {
        Browser visitor = Browser.signedOut();

        assertThat(visitor.post("/guarded/open", NOTE).statusCode()).isEqualTo(303);
        Response forged =
                visitor.request()
                        .formParam("csrf", Browser.signedOut().token())
                        .formParams(NOTE)
                        .post("/guarded/open");
        assertThat(forged.statusCode()).isEqualTo(403);
        assertThat(forged.asString()).contains("expired");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/guarded", "/guarded?page=2"})
    void whatWasTypedWhenTheSessionRanOutIsThereAgain(String from) {
        Browser ada = Browser.nobodys().expired();
        int before = GuardedPage.SAVED.get();

        Response answer = ada.with("Referer", ada.absolute(from)).post("/guarded", NOTE);

        assertThat(location(answer)).startsWith("/sign-in?back=%2Fguarded");
        assertThat(GuardedPage.SAVED.get()).isEqualTo(before);
        var kept = bean(Sessions.class).kept(ada.session()).orElseThrow();
        assertThat(kept.path()).isEqualTo(from);
        assertThat(kept.fields()).containsOnlyKeys("_form", "note");
    }

    @Test
    void whatWasTypedWhenTheSessionWasEndedFromElsewhereIsThereAgain() {
        Browser ada = Browser.nobodys();
        assertThat(bean(Sessions.class).end(ada.person().id(), ada.session())).isTrue();

        Response answer = ada.post("/guarded", NOTE);

        assertThat(location(answer)).startsWith("/sign-in?back=%2Fguarded");
        assertThat(bean(Sessions.class).kept(ada.session()).orElseThrow().fields())
                .containsOnlyKeys("_form", "note");
        assertThat(bean(Sessions.class).list(ada.person().id())).isEmpty();
    }

    @Test
    void nothingIsKeptOfAForgedForm() {
        Browser ada = Browser.nobodys().expired();

        Response answer =
                ada.request().formParam("csrf", "x".repeat(65)).formParams(NOTE).post("/guarded");

        assertThat(location(answer)).startsWith("/sign-in");
        assertThat(bean(Sessions.class).kept(ada.session())).isEmpty();
    }

    @Test
    void moneyAsksForARecentProofAndKeepsTheForm() {
        Browser ada = Browser.nobodys();
        ada.get("/guarded/money");
        ada.provedLongAgo();

        assertThat(location(ada.fetch("/guarded/money")))
                .isEqualTo("/prove?back=%2Fguarded%2Fmoney");
        assertThat(location(ada.post("/guarded/money", NOTE)))
                .isEqualTo("/prove?back=%2Fguarded%2Fmoney");
        bean(Sessions.class).prove(ada.session());
        Document page = ada.get("/guarded/money");
        assertThat(page.expectFirst("#note-note").val()).isEqualTo("typed <b>");
        assertThat(page.expectFirst("#note-password").val()).isEmpty();
        assertThat(page.expectFirst("#other-note").val()).isEmpty();
        assertThat(page.expectFirst("#note .summary").text()).contains("Nothing has been saved");
        assertThat(ada.get("/guarded").expectFirst("#note-note").val()).isEmpty();

        assertThat(location(ada.post("/guarded/money", NOTE))).startsWith("/guarded?saved=typed");
        assertThat(ada.get("/guarded/money").expectFirst("#note-note").val()).isEmpty();
    }

    @Test
    void aSessionThatWasEndedOpensNothing() {
        Browser ada = Browser.nobodys();
        assertThat(bean(Sessions.class).end(ada.person().id(), ada.session())).isTrue();

        assertThat(location(ada.fetch("/guarded"))).startsWith("/sign-in");
        assertThat(location(ada.post("/guarded", NOTE))).startsWith("/sign-in");
    }

    @Test
    void aSessionOpensPagesAndNeverTheApi() {
        Browser.operator(OperatorRole.ADMIN).fetch("/api/v1/tenants").then().statusCode(401);
    }

    @Test
    void aPartThatAScriptAsksForLeadsTheWholePageToTheSignIn() {
        Response answer = Browser.signedOut().with("HX-Request", "true").fetch("/guarded");

        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(answer.header("HX-Redirect")).isEqualTo("/sign-in?back=%2Fguarded");
    }

    @Test
    void theCookieOfAVisitIsSetOnceAndKeptFromScripts() {
        Response first = io.restassured.RestAssured.given().header("Accept", "text/html").get("/");

        var cookie = first.detailedCookie("tollgate_visit");
        assertThat(cookie.isHttpOnly()).isTrue();
        assertThat(cookie.getSameSite()).isEqualTo("Lax");
        assertThat(cookie.getPath()).isEqualTo("/");
        assertThat(Browser.signedOut().fetch("/").cookies()).doesNotContainKey("tollgate_visit");
    }
}
