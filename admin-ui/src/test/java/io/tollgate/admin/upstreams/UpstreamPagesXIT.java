package io.tollgate.admin.upstreams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.tollgate.admin.support.Browser;
import io.tollgate.admin.support.Console;
import io.tollgate.admin.support.Given;
import io.tollgate.admin.support.ShownForm;
import io.tollgate.admin.support.SoundPage;
import io.tollgate.catalog.people.OperatorRole;
import io.tollgate.testkit.TestStores;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(TestStores.class)
class UpstreamPagesXIT {
    private static final String NEW = "/operator/upstreams/new";

    private final Console api = Console.operator();

    @Test
    void anUpstreamIsCreatedOnceAndLeadsToItsCredential() {
        Browser browser = Browser.operator(OperatorRole.ADMIN);
        Map<String, String> fields = right(browser.get(NEW));

        String one = Browser.location(browser.post(NEW, fields));

        assertThat(Browser.location(browser.post(NEW, fields))).isEqualTo(one);
        Document page = browser.get(one);
        assertThat(page.select("h1").text()).isEqualTo(fields.get("name"));
        assertThat(page.select(".empty a.primary").attr("href"))
                .isEqualTo(one + "/credentials/new");
        assertThat(browser.get("/operator/upstreams").select("a[href=" + one + "]")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "name|Not Small",
                "name|",
                "dialect|morse",
                "base_url|",
                "base_url|ftp://x",
                "base_url|http://127.0.0.1:1/v1",
                "base_url|https://user@host/v1",
                "base_url|not a url",
                "balance_alert|lots",
                "balance_alert|-1",
                "balance_reserve|1.2.3",
            })
    void aWrongFieldIsNamedAndNothingTypedIsLost(String field, @Nullable String value) {
        Browser browser = Browser.operator(OperatorRole.ADMIN);
        Map<String, String> fields = right(browser.get(NEW));
        fields.put("label", "Kept <label>");
        fields.put(field, value == null ? "" : value);

        Response answer = browser.post(NEW, fields);

        assertThat(answer.statusCode()).isEqualTo(422);
        Document page = Jsoup.parse(answer.asString());
        SoundPage.check(page);
        Element input = page.expectFirst("main [name=" + field + "]");
        assertThat(input.attr("aria-invalid")).isEqualTo("true");
        assertThat(page.expectFirst("input[name=label]").val()).isEqualTo("Kept <label>");
    }

    @Test
    void aTakenNameIsRefused() {
        Browser browser = Browser.operator(OperatorRole.ADMIN);
        Map<String, String> fields = right(browser.get(NEW));
        assertThat(browser.post(NEW, fields).statusCode()).isEqualTo(303);
        fields.put("once", Console.unique("other"));

        Response answer = browser.post(NEW, fields);

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(Jsoup.parse(answer.asString()).select("#upstream-name-error").text())
                .contains("taken");
    }

    @Test
    void plainHttpIsTakenWhenAllowed() {
        Browser browser = Browser.operator(OperatorRole.ADMIN);
        Map<String, String> fields = right(browser.get(NEW));
        fields.put("base_url", "http://127.0.0.1:1/v1");
        fields.put("allow_private_network", "true");

        assertThat(browser.post(NEW, fields).statusCode()).isEqualTo(303);
    }

    @Test
    void itIsEditedAndDisabled() {
        Browser browser = Browser.operator(OperatorRole.ADMIN);
        String id = api.newUpstream();
        String edit = "/operator/upstreams/" + id + "/edit";
        Map<String, String> fields = ShownForm.fields(browser.get(edit), "upstream");
        fields.remove("active");
        fields.put("disconnect", "cancel");

        assertThat(browser.post(edit, fields).statusCode()).isEqualTo(303);

        api.get("/upstreams/" + id)
                .then()
                .body("status", equalTo("disabled"))
                .body("disconnect", equalTo("cancel"));
    }

    @Test
    void itsThresholdsAreShownAndTakenAway() {
        Browser browser = Browser.operator(OperatorRole.ADMIN);
        String id = api.newUpstream();
        String edit = "/operator/upstreams/" + id + "/edit";
        Map<String, String> fields = ShownForm.fields(browser.get(edit), "upstream");
        fields.put("balance_alert", "20");
        fields.put("balance_reserve", "2.5");
        fields.put("balance_currency", "CNY");
        assertThat(browser.post(edit, fields).statusCode()).isEqualTo(303);
        api.get("/upstreams/" + id)
                .then()
                .body("balance_alert.amount", equalTo("20.000000000"))
                .body("balance_alert.currency", equalTo("CNY"))
                .body("balance_reserve.amount", equalTo("2.500000000"));
        assertThat(browser.get("/operator/upstreams/" + id).text()).contains("2.50");

        Map<String, String> shown = ShownForm.fields(browser.get(edit), "upstream");
        assertThat(shown).containsEntry("balance_reserve", "2.5");
        shown.put("balance_reserve", "");
        assertThat(browser.post(edit, shown).statusCode()).isEqualTo(303);

        api.get("/upstreams/" + id)
                .then()
                .body("balance_alert.amount", equalTo("20.000000000"))
                .body("balance_reserve", nullValue());
    }

    @Test
    void itsSecretGoesInAndNeverComesOut() {
        Browser browser = Browser.operator(OperatorRole.ADMIN);
        String one = "/operator/upstreams/" + api.newUpstream();
        String add = one + "/credentials/new";
        Map<String, String> fields = ShownForm.fields(browser.get(add), "credential");
        fields.put("secret", "sk-very-secret-9876");

        assertThat(Browser.location(browser.post(add, fields))).isEqualTo(one);

        String shown = browser.get(one).html();
        assertThat(shown).contains("…9876").doesNotContain("very-secret");
        String credential =
                browser.get(one).expectFirst("a[href^=/operator/credentials/]").attr("href");
        assertThat(browser.get(credential).html()).doesNotContain("very-secret");
    }

    @Test
    void aWrongCredentialIsRefusedWithoutItsSecret() {
        Browser browser = Browser.operator(OperatorRole.ADMIN);
        String add = "/operator/upstreams/" + api.newUpstream() + "/credentials/new";
        Map<String, String> fields = ShownForm.fields(browser.get(add), "credential");
        fields.put("secret", "sk-very-secret-9876");
        fields.put("weight", "heavy");

        Response answer = browser.post(add, fields);

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.asString()).doesNotContain("very-secret");
        assertThat(Jsoup.parse(answer.asString()).select("#credential-weight-error").text())
                .isNotBlank();
    }

    @Test
    void aCredentialIsChangedAndDeleted() {
        Browser browser = Browser.operator(OperatorRole.ADMIN);
        String upstream = api.newUpstream();
        String id =
                Console.created(
                        api.post(
                                "/upstreams/" + upstream + "/credentials",
                                Given.json("{'name':'main','secret':'sk-123456789012'}")));
        String one = "/operator/credentials/" + id;
        Map<String, String> fields = ShownForm.fields(browser.get(one), "credential");
        fields.put("weight", "7");

        assertThat(browser.post(one, fields).statusCode()).isEqualTo(303);
        api.get("/upstreams/" + upstream + "/credentials")
                .then()
                .body("data[0].weight", equalTo(7))
                .body("data[0].last4", equalTo("9012"));

        browser.get(one + "/delete");
        assertThat(browser.post(one + "/delete", Map.of()).statusCode()).isEqualTo(303);
        api.get("/upstreams/" + upstream + "/credentials").then().body("data", hasSize(0));
    }

    @Test
    void whatIsInUseIsNotDeletedAndThePageSaysWhy() {
        Browser browser = Browser.operator(OperatorRole.ADMIN);
        String used = api.newUpstream();
        api.put("/models/" + Console.unique("m"), Given.model(used)).then().statusCode(200);
        String free = api.newUpstream();

        Response refused = browser.post("/operator/upstreams/" + used + "/delete", Map.of());

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(Jsoup.parse(refused.asString()).select(".summary").text()).contains("in use");
        browser.get("/operator/upstreams/" + free + "/delete");
        assertThat(browser.post("/operator/upstreams/" + free + "/delete", Map.of()).statusCode())
                .isEqualTo(303);
        api.get("/upstreams/" + free).then().statusCode(404);
    }

    @Test
    void othersLookAndChangeNothing() {
        String id = api.newUpstream();
        for (OperatorRole role : List.of(OperatorRole.FINANCE, OperatorRole.SUPPORT)) {
            Browser browser = Browser.operator(role);
            assertThat(browser.get("/operator/upstreams/" + id).select("a[href$=/edit]")).isEmpty();
            for (String path : List.of("/edit", "/delete", "/credentials/new")) {
                String form = "/operator/upstreams/" + id + path;
                assertThat(browser.fetch(form).statusCode()).isEqualTo(403);
                assertThat(browser.post(form, Map.of()).statusCode()).isEqualTo(403);
            }
        }
    }

    private static Map<String, String> right(Document page) {
        Map<String, String> fields = ShownForm.fields(page, "upstream");
        fields.put("name", Console.unique("up"));
        fields.put("base_url", "https://api.provider.test/v1");
        return fields;
    }
}
