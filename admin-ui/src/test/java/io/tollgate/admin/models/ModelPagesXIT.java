package io.tollgate.admin.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(TestStores.class)
class ModelPagesXIT {
    private static final String NEW = "/operator/models/new";

    private final Console api = Console.operator();
    private String upstream = "";

    @BeforeEach
    void newUpstream() {
        upstream = api.newUpstream();
    }

    @Test
    void aModelIsCreatedOnceWithItsRoutes() {
        Browser browser = Browser.operator(OperatorRole.ADMIN);
        Map<String, String> fields = right(browser);
        String id = fields.get("id");
        fields.put("aliases", id + "-a\r\n\r\n" + id + "-b");

        assertThat(browser.post(NEW, fields).statusCode()).isEqualTo(303);
        assertThat(browser.post(NEW, fields).statusCode()).isEqualTo(303);

        api.get("/models/" + id)
                .then()
                .body("display_name", equalTo(id))
                .body("aliases", hasSize(2))
                .body("routes", hasSize(1))
                .body("routes[0].upstream", equalTo(upstream));
        assertThat(browser.get("/operator/models").select("tbody th").eachText()).contains(id);
    }

    @Test
    void itsRoutingIsShownAndSaved() {
        Browser browser = Browser.operator(OperatorRole.ADMIN);
        Map<String, String> fields = right(browser);
        String id = fields.get("id");
        assertThat(fields).containsEntry("sticky", "true").containsEntry("policy", "weighted");
        fields.put("policy", "price");
        fields.put("first_token_timeout_ms", "2500");
        fields.remove("sticky");

        assertThat(browser.post(NEW, fields).statusCode()).isEqualTo(303);

        api.get("/models/" + id)
                .then()
                .body("policy", equalTo("price"))
                .body("sticky", equalTo(false))
                .body("first_token_timeout_ms", equalTo(2500));
        Document form = browser.get("/operator/models/edit?id=" + id);
        assertThat(form.select("select[name=policy] option[selected]").val()).isEqualTo("price");
        assertThat(form.expectFirst("input[name=sticky]").hasAttr("checked")).isFalse();
    }

    @Test
    void aRowCanBeAddedAndNothingIsSavedByThat() {
        Browser browser = Browser.operator(OperatorRole.ADMIN);
        Map<String, String> fields = right(browser);
        fields.put("do", "more");

        Response answer = browser.post(NEW, fields);

        assertThat(answer.statusCode()).isEqualTo(200);
        Document page = Jsoup.parse(answer.asString());
        SoundPage.check(page);
        assertThat(page.select("fieldset.row")).hasSize(2);
        assertThat(page.expectFirst("input[name=id]").val()).isEqualTo(fields.get("id"));
        api.get("/models/" + fields.get("id")).then().statusCode(404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "id|with space",
                "id|",
                "context_length|0",
                "context_length|x",
                "max_output_tokens|",
                "default_output_tokens|9000000",
                "aliases|no good",
                "upstream_model_0|",
                "priority_0|1001",
                "priority_0|",
                "weight_0|-1",
                "policy|dice",
                "first_token_timeout_ms|soon",
                "first_token_timeout_ms|5",
            })
    void aWrongFieldIsNamedAndNothingTypedIsLost(String field, @Nullable String value) {
        Browser browser = Browser.operator(OperatorRole.ADMIN);
        Map<String, String> fields = right(browser);
        fields.put("display_name", "Kept <name>");
        fields.put(field, value == null ? "" : value);

        Response answer = browser.post(NEW, fields);

        assertThat(answer.statusCode()).isEqualTo(422);
        Document page = Jsoup.parse(answer.asString());
        SoundPage.check(page);
        assertThat(page.expectFirst("main [name=" + field + "]").attr("aria-invalid"))
                .isEqualTo("true");
        assertThat(page.expectFirst("input[name=display_name]").val()).isEqualTo("Kept <name>");
    }

    @Test
    void theFaultOfARowBehindAnEmptyOneIsAtThatRow() {
        Browser browser = Browser.operator(OperatorRole.ADMIN);
        Map<String, String> fields = right(browser);
        fields.putAll(
                Map.of(
                        "rows", "2",
                        "upstream_0", "",
                        "upstream_model_0", "",
                        "upstream_1", upstream,
                        "upstream_model_1", "m",
                        "priority_1", "0",
                        "weight_1", "x"));

        Document page = Jsoup.parse(browser.post(NEW, fields).asString());

        assertThat(page.expectFirst("[name=weight_1]").attr("aria-invalid")).isEqualTo("true");
        assertThat(page.expectFirst("[name=weight_0]").hasAttr("aria-invalid")).isFalse();
    }

    @Test
    void aNewModelNeverReplacesOne() {
        Browser browser = Browser.operator(OperatorRole.ADMIN);
        String id = Console.unique("m");
        api.put("/models/" + id, Given.model(upstream)).then().statusCode(200);
        Map<String, String> fields = right(browser);
        fields.put("id", id);

        Response answer = browser.post(NEW, fields);

        assertThat(answer.statusCode()).isEqualTo(422);
        api.get("/models/" + id).then().body("display_name", equalTo("M"));
    }

    @Test
    void aModelWithASlashIsEditedAndDeleted() {
        Browser browser = Browser.operator(OperatorRole.ADMIN);
        String id = "maker/" + Console.unique("m");
        api.put("/models/" + id, Given.model(upstream)).then().statusCode(200);
        String edit = "/operator/models/edit?id=" + id;
        Map<String, String> fields = ShownForm.fields(browser.get(edit), "model");
        fields.put("context_length", "64000");

        assertThat(browser.post(edit, fields).statusCode()).isEqualTo(303);
        api.get("/models/" + id)
                .then()
                .body("context_length", equalTo(64000))
                .body("routes", hasSize(1));

        String delete = "/operator/models/delete?id=" + id;
        browser.get(delete);
        assertThat(browser.post(delete, Map.of()).statusCode()).isEqualTo(303);
        api.get("/models/" + id).then().statusCode(404);
    }

    @Test
    void priceAndMarginAreShownWhereTheyAreKnown() {
        String id = Console.unique("m");
        api.put("/models/" + id, Given.model(upstream)).then().statusCode(200);
        Browser browser = Browser.operator(OperatorRole.SUPPORT);
        assertThat(line(browser, id)).contains("No price");

        api.post("/price-tables", Given.sellTable(id, "2026-01-01T00:00:00Z"))
                .then()
                .statusCode(201);
        assertThat(line(browser, id)).contains("For sale", "0.50 / 1.25", "unknown");

        api.post(
                        "/price-tables",
                        Given.json(
                                """
                                {'kind':'wholesale','name':'W','upstream':'%s','currency':'USD',
                                 'effective_from':'2026-01-01T00:00:00Z',
                                 'lines':[{'model':'m-1','input':'0.25','output':'2'}]}\
                                """
                                        .formatted(upstream)))
                .then()
                .statusCode(201);
        assertThat(line(browser, id)).contains("Below cost", "50.0", "−60.0");
    }

    @Test
    void othersLookAndChangeNothing() {
        for (OperatorRole role : List.of(OperatorRole.FINANCE, OperatorRole.SUPPORT)) {
            Browser browser = Browser.operator(role);
            browser.get("/operator/models");
            assertThat(browser.fetch(NEW).statusCode()).isEqualTo(403);
            assertThat(browser.post(NEW, Map.of()).statusCode()).isEqualTo(403);
        }
    }

    private static String line(Browser browser, String model) {
        return browser.get("/operator/models").select("tbody tr").stream()
                .filter(row -> row.text().contains(model))
                .map(Element::text)
                .findFirst()
                .orElse("");
    }

    private Map<String, String> right(Browser browser) {
        Map<String, String> fields =
                ShownForm.fields(browser.get(NEW + "?upstream=" + upstream), "model");
        fields.put("id", Console.unique("m"));
        fields.put("upstream_model_0", "m-1");
        fields.put("do", "save");
        return fields;
    }
}
