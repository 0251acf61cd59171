package io.tollgate.admin.kit;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.Cookie;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.tollgate.admin.support.Browser;
import io.tollgate.testkit.TestStores;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(TestStores.class)
class LookXIT {
    private static RequestSpecification browser() {
        return given().redirects().follow(false).header("Accept", "text/html");
    }

    /// As `browser()`, sending a form from one of our pages.
    private static RequestSpecification sender() {
        Browser visitor = Browser.signedOut();
        return browser()
                .cookie("tollgate_visit", visitor.secret())
                .formParam("csrf", visitor.token());
    }

    private static Document page(RequestSpecification browser) {
        return Jsoup.parse(browser.get("/kit").asString());
    }

    @Test
    void theBrowsersLanguageIsSpokenUntilAnotherIsChosen() {
        RequestSpecification chinese = browser().header("Accept-Language", "zh-CN,zh;q=0.9");
        assertThat(page(chinese).select("nav.side a").eachText()).contains("API 密钥", "充值");

        Response choice = sender().formParam("language", "en").post("/look");
        Document english =
                page(browser().cookies(choice.cookies()).header("Accept-Language", "zh-CN"));

        assertThat(english.select("html").attr("lang")).isEqualTo("en");
        assertThat(english.select("nav.side a").eachText()).contains("API keys", "Top up");
    }

    @Test
    void theThemeIsTheSystemsUntilOneIsChosen() {
        assertThat(page(browser()).select("html").attr("data-theme")).isEqualTo("system");

        Response choice = sender().formParam("theme", "dark").post("/look");

        assertThat(page(browser().cookies(choice.cookies())).select("html").attr("data-theme"))
                .isEqualTo("dark");
    }

    @Test
    void aChoiceLeadsBackToThePage() {
        Response choice =
                sender().formParam("theme", "dark")
                        .formParam("back", "/kit?cursor=a")
                        .post("/look");

        choice.then().statusCode(303);
        assertThat(choice.header("Location")).endsWith("/kit?cursor=a").doesNotContain("evil");
        Cookie cookie = choice.detailedCookie(Look.THEME_COOKIE);
        assertThat(cookie.isHttpOnly()).isTrue();
        assertThat(cookie.getSameSite()).isEqualTo("Lax");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.test/", "//evil.test/", "/\\evil.test", "evil"})
    void aChoiceLeadsNowhereElse(String back) {
        Response choice = sender().formParam("theme", "dark").formParam("back", back).post("/look");

        choice.then().statusCode(303);
        assertThat(choice.header("Location")).doesNotContain("evil").endsWith("/");
    }

    @Test
    void whatWeDoNotHaveIsNotChosen() {
        Response choice =
                sender().formParam("theme", "loud").formParam("language", "xx").post("/look");

        choice.then().statusCode(303);
        assertThat(choice.cookies()).isEmpty();
        assertThat(page(browser().cookie(Look.THEME_COOKIE, "\"><script>")).select("html"))
                .allSatisfy(html -> assertThat(html.attr("data-theme")).isEqualTo("system"));
    }
}
