package io.tollgate.admin.kit;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.tollgate.admin.support.Browser;
import io.tollgate.admin.support.SoundPage;
import io.tollgate.testkit.TestStores;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(TestStores.class)
class PagesXIT {
    private static RequestSpecification browser() {
        return given().redirects().follow(false).header("Accept", "text/html,*/*;q=0.8");
    }

    /// As `browser()`, sending a form from one of our pages.
    private static RequestSpecification sender() {
        Browser visitor = Browser.signedOut();
        return browser()
                .cookie("tollgate_visit", visitor.secret())
                .formParam("csrf", visitor.token());
    }

    private static Document page(Response answer) {
        return Jsoup.parse(answer.asString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/kit", "/kit/plain", "/nothing-here"})
    void everyPageIsGuardedByHeaders(String path) {
        browser()
                .get(path)
                .then()
                .contentType(ContentType.HTML)
                .header(
                        "Content-Security-Policy",
                        equalTo(
                                "default-src 'none'; script-src 'self'; style-src 'self'; img-src"
                                        + " 'self' data:; font-src 'self'; connect-src 'self';"
                                        + " form-action 'self'; base-uri 'none'; frame-ancestors"
                                        + " 'none'"))
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "same-origin")
                .header("Cross-Origin-Opener-Policy", "same-origin")
                .header("Permissions-Policy", startsWith("camera=()"))
                .header("Cache-Control", "no-store")
                .header("Strict-Transport-Security", (String) null);
    }

    @Test
    void anApiAnswerIsNeitherSniffedNorStored() {
        given().get("/api/v1/tenants")
                .then()
                .statusCode(401)
                .header("X-Content-Type-Options", "nosniff")
                .header("Cache-Control", "no-store");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/kit", "/kit/plain", "/nothing-here"})
    void everyPageIsSound(String path) {
        SoundPage.check(page(browser().get(path)));
    }

    @Test
    void whatPagesLoadMayBeKeptForEver() {
        Document page = page(browser().get("/"));
        for (Element file : page.select("script[src], link[rel=stylesheet], link[rel=icon]")) {
            String url = file.hasAttr("src") ? file.attr("src") : file.attr("href");
            given().get(url)
                    .then()
                    .statusCode(200)
                    .header("Cache-Control", "public, max-age=31536000, immutable")
                    .header("X-Content-Type-Options", "nosniff");
            given().get(url.replaceFirst("/assets/\\w+/", "/assets/0123456789abcdef/"))
                    .then()
                    .statusCode(200)
                    .header("Cache-Control", "no-store");
        }
        given().get("/assets/0123456789abcdef/passwd").then().statusCode(404);
    }

    @ParameterizedTest
    @CsvSource({"GET,/nothing-here,404", "DELETE,/kit/plain,405", "GET,/kit/broken,500"})
    void whoWantsAPageGetsErrorsAsPages(String method, String path, int status) {
        Response answer = browser().request(method, path);

        answer.then().statusCode(status).contentType(ContentType.HTML);
        assertThat(page(answer).select("h1").text()).isNotBlank();
        assertThat(answer.asString())
                .doesNotContain("Exception")
                .doesNotContain("a secret of the inside")
                .doesNotContain("io.tollgate");
    }

    @Test
    void aBodyThatIsTooLargeIsAPageToo() {
        browser()
                .contentType("application/x-www-form-urlencoded")
                .body("a=" + "x".repeat(1_100_000))
                .post("/kit")
                .then()
                .statusCode(413)
                .contentType(ContentType.HTML);
    }

    @Test
    void aLongTextInAFieldIsTaken() {
        sender().formParam("language", "zh")
                .formParam("back", "/kit?note=" + "x".repeat(10_000))
                .post("/look")
                .then()
                .statusCode(303);
    }

    @Test
    void theApiKeepsItsJson() {
        browser()
                .get("/api/v1/nothing")
                .then()
                .statusCode(404)
                .contentType(ContentType.JSON)
                .body("error.code", equalTo("unknown_url"));
        browser().get("/api/v1/tenants").then().statusCode(401).contentType(ContentType.JSON);
    }

    @Test
    void anErrorPageSpeaksTheLanguageOfItsReader() {
        Document page = page(browser().header("Accept-Language", "zh").get("/nothing-here"));

        assertThat(page.select("html").attr("lang")).isEqualTo("zh-CN");
        assertThat(page.select("h1").text()).isEqualTo("页面不存在");
    }

    @Test
    void aFormComesBackWithWhatWasTypedAndNeverWithASecret() {
        Response answer =
                sender().formParam("email", "<ada>").formParam("password", "x").post("/kit/plain");

        answer.then().statusCode(422);
        Document page = page(answer);
        Element email = page.expectFirst("input[name=email]");
        assertThat(email.val()).isEqualTo("<ada>");
        assertThat(email.attr("aria-invalid")).isEqualTo("true");
        assertThat(page.select("#" + email.attr("aria-describedby")).text())
                .isEqualTo("Give an e-mail address.");
        assertThat(page.expectFirst(".summary a").attr("href")).isEqualTo("#" + email.id());
        assertThat(answer.asString()).doesNotContain("hunter2");
    }

    @Test
    void everyFormCarriesTheTokenOfItsPage() {
        assertThat(page(browser().get("/kit")).select("form"))
                .isNotEmpty()
                .allSatisfy(
                        form -> assertThat(form.expectFirst("input[name=csrf]").val()).hasSize(65));
    }

    @Test
    void aMessageIsShownOnceAfterTheRedirect() {
        Response redirect = sender().post("/kit");
        redirect.then().statusCode(303).header("Location", org.hamcrest.Matchers.endsWith("/kit"));
        Response shown = browser().cookies(redirect.cookies()).get("/kit");

        assertThat(page(shown).select("#flash").text()).contains("“Production” & more");
        assertThat(shown.detailedCookie(Flash.COOKIE).getMaxAge()).isZero();
    }

    @Test
    void amountsAndTimesSayExactlyWhatTheyAre() {
        Document page = page(browser().get("/kit"));

        Element amount = page.expectFirst("data[value=12.345678901]");
        assertThat(amount.text()).isEqualTo("≈ 12.35 USD");
        assertThat(amount.attr("title")).isEqualTo("12.345678901 USD");
        assertThat(page.expectFirst("time[datetime=2026-11-22T08:30:00Z]").text())
                .isEqualTo("2026-11-22 08:30:00 UTC");
        assertThat(page.select("figure.chart details table tbody tr")).hasSize(60);
    }
}
