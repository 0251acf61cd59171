package io.tollgate.admin.prices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.tollgate.admin.support.Browser;
import io.tollgate.admin.support.Console;
import io.tollgate.admin.support.Given;
import io.tollgate.admin.support.ShownForm;
import io.tollgate.admin.support.SoundPage;
import io.tollgate.billing.pricing.PriceTable;
import io.tollgate.billing.pricing.PriceTables;
import io.tollgate.catalog.people.OperatorRole;
import io.tollgate.testkit.TestStores;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(TestStores.class)
class PricePagesXIT {
    private static final String NEW = "/operator/prices/new";
    private final Console api = Console.operator();
    private Browser finance = Browser.signedOut();
    private String upstream = "";
    private String model = "";

    @BeforeEach
    void signIn() {
        finance = Browser.operator(OperatorRole.FINANCE);
        upstream = api.newUpstream();
        model = newModel();
    }

    private String newModel() {
        String id = Console.unique("m");
        api.put("/models/" + id, Given.model(upstream)).then().statusCode(200);
        api.post(
                        "/price-tables",
                        Given.json(
                                """
                                {'kind':'wholesale','name':'W','upstream':'%s','currency':'USD',
                                 'effective_from':'2026-01-01T00:00:00Z',
                                 'lines':[{'model':'m-1','input':'0.4','output':'1'}]}\
                                """
                                        .formatted(upstream)))
                .then()
                .statusCode(201);
        return id;
    }

    @Test
    void marginsAreSeenBeforeAnythingIsSaved() {
        Response looked = finance.post(NEW, right("1", "2"));

        assertThat(looked.statusCode()).isEqualTo(200);
        Document page = Jsoup.parse(looked.asString());
        SoundPage.check(page);
        assertThat(page.select("#preview tbody tr").text())
                .contains(model, "1 / 2 USD", "0.4 / 1 USD", "60.0", "50.0");
        assertThat(page.select("button[value=save]")).hasSize(1);
        assertThat(tables()).isEmpty();
    }

    @Test
    void whatWasLookedAtIsSavedOnce() {
        Map<String, String> seen = look(right("1", "2"));

        String one = Browser.location(finance.post(NEW, seen));

        assertThat(Browser.location(finance.post(NEW, seen))).isEqualTo(one);
        assertThat(tables()).hasSize(1);
        assertThat(finance.get(one).select("tbody").text()).contains("1.00 USD", "2.00 USD");
        assertThat(finance.get("/operator/prices?kind=sell").select("a[href=" + one + "]"))
                .hasSize(1);
    }

    @Test
    void whatChangedSinceTheLookIsShownAgainInsteadOfSaved() {
        Map<String, String> seen = look(right("1", "2"));
        seen.put("input_0", "3");

        Response answer = finance.post(NEW, seen);

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(Jsoup.parse(answer.asString()).select("#preview tbody").text())
                .contains("3 / 2 USD");
        assertThat(tables()).isEmpty();
    }

    @Test
    void belowCostIsSavedOnlyByWhoSaysSo() {
        Map<String, String> seen = look(right("0.1", "2"));

        Response refused = finance.post(NEW, seen);

        assertThat(refused.statusCode()).isEqualTo(422);
        Document page = Jsoup.parse(refused.asString());
        SoundPage.check(page);
        assertThat(page.expectFirst("[name=allow_below_cost]").attr("aria-invalid"))
                .isEqualTo("true");
        assertThat(page.select("#preview .notice").text())
                .contains("sells for 0.10 USD and costs 0.40 USD");
        assertThat(tables()).isEmpty();
        seen.put("allow_below_cost", "true");
        assertThat(finance.post(NEW, seen).statusCode()).isEqualTo(303);
        assertThat(tables()).hasSize(1);
    }

    @Test
    void theApiWarnsAndRefusesOnlyOnRequest() {
        String loss = Given.sellTable(model, "2026-01-01T00:00:00Z").replace("\"0.5\"", "\"0.1\"");

        api.post("/price-tables", loss.replaceFirst("}$", ",\"allow_below_cost\":false}"))
                .then()
                .statusCode(409)
                .body("error.code", equalTo("below_cost"))
                .body("error.field", equalTo("allow_below_cost"));
        api.post("/price-tables", loss)
                .then()
                .statusCode(201)
                .body("warnings", hasSize(3))
                .body("warnings[0].code", equalTo("below_cost"))
                .body("warnings.kind", hasItem("input"))
                .body("warnings[0].model", equalTo(model))
                .body("warnings[0].sell", equalTo("0.100000000"))
                .body("warnings[0].cost", equalTo("0.400000000"));
    }

    @Test
    void dearerCostThatEatsTheMarginIsAskedForToo() {
        assertThat(finance.post(NEW, look(right("1", "2"))).statusCode()).isEqualTo(303);
        String page = NEW + "?kind=wholesale&upstream=" + upstream;
        Map<String, String> fields = ShownForm.fields(finance.get(page), "prices");
        assertThat(fields).containsEntry("model_0", "m-1").containsEntry("input_0", "0.4");
        fields.put("output_0", "2.5");

        Map<String, String> seen = look(fields);

        assertThat(finance.post(NEW, seen).statusCode()).isEqualTo(422);
        seen.put("allow_below_cost", "true");
        assertThat(finance.post(NEW, seen).statusCode()).isEqualTo(303);
    }

    @Test
    void theSameMomentTwiceIsRefusedAtTheMoment() {
        Map<String, String> fields = right("1", "2");
        fields.put("effective_from", "2026-02-01T10:30");
        assertThat(finance.post(NEW, look(fields)).statusCode()).isEqualTo(303);
        fields.put("once", Console.unique("other"));

        Response answer = finance.post(NEW, fields);

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(
                        Jsoup.parse(answer.asString())
                                .expectFirst("[name=effective_from]")
                                .attr("aria-invalid"))
                .isEqualTo("true");
    }

    @Test
    void tiersAndHoursAreSavedAndComeBack() {
        Map<String, String> fields = right("1", "2");
        fields.putAll(
                Map.of(
                        "rows", "2",
                        "model_1", model,
                        "input_1", "2",
                        "output_1", "4",
                        "context_from_1", "32000",
                        "days_1", "mon",
                        "from_1", "22:30",
                        "to_1", "06:00",
                        "tz_1", "Asia/Shanghai"));
        String one = Browser.location(finance.post(NEW, look(fields)));

        Document page = finance.get(one);
        assertThat(page.select("tbody").text()).contains("32,000", "Mon 22:30–06:00 Asia/Shanghai");
        String from = page.expectFirst(".pagehead a.primary").attr("href");
        Map<String, String> again = ShownForm.fields(finance.get(from), "prices");
        assertThat(again.values()).contains("32000", "22:30", "Asia/Shanghai", "mon");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "name|",
                "effective_from|",
                "effective_from|soon",
                "model_0|",
                "input_0|-1",
                "input_0|",
                "output_0|1e3",
                "cached_input_0|free",
                "request_0|9001",
                "context_from_0|5",
                "context_from_0|many",
                "tz_0|Mars",
                "from_0|9",
            })
    void aWrongFieldIsNamedAndNothingTypedIsLost(String field, @Nullable String value) {
        Map<String, String> fields = right("1", "2");
        if (field.startsWith("tz") || field.startsWith("from")) {
            fields.putAll(
                    Map.of("days_0", "mon", "from_0", "09:00", "to_0", "10:00", "tz_0", "UTC"));
        }
        fields.put("name", "Kept <name>");
        fields.put(field, value == null ? "" : value);
        String faulty = field.equals("context_from_0") && "5".equals(value) ? "model_0" : field;

        Response answer = finance.post(NEW, fields);

        assertThat(answer.statusCode()).isEqualTo(422);
        Document page = Jsoup.parse(answer.asString());
        SoundPage.check(page);
        assertThat(page.expectFirst("main [name=" + faulty + "]").attr("aria-invalid"))
                .isEqualTo("true");
        assertThat(page.expectFirst("[name=output_0]").val()).isEqualTo(fields.get("output_0"));
    }

    @Test
    void aLineCanBeAdded() {
        Map<String, String> fields = right("1", "2");
        fields.put("do", "more");

        Document page = Jsoup.parse(finance.post(NEW, fields).asString());

        SoundPage.check(page);
        assertThat(page.select("fieldset.prices")).hasSize(2);
        assertThat(page.expectFirst("[name=input_0]").val()).isEqualTo("1");
    }

    @Test
    void supportLooksAndChangesNothing() {
        Browser support = Browser.operator(OperatorRole.SUPPORT);

        assertThat(support.get("/operator/prices").select("a[href^=" + NEW + "]")).isEmpty();
        assertThat(support.fetch(NEW).statusCode()).isEqualTo(403);
        assertThat(support.post(NEW, right("1", "2")).statusCode()).isEqualTo(403);
    }

    @Test
    void wholesaleAsksForAnUpstreamFirst() {
        assertThat(
                        finance.get(NEW + "?kind=wholesale")
                                .select("a[href*=upstream=" + upstream + "]"))
                .hasSize(1);
        assertThat(finance.fetch(NEW + "?kind=wholesale&upstream=nonsense").statusCode())
                .isEqualTo(404);
    }

    /// A form for one line of the model, whatever else is priced.
    private Map<String, String> right(String input, String output) {
        Map<String, String> fields = new HashMap<>();
        fields.putAll(
                Map.of(
                        "kind",
                        "sell",
                        "rate_card",
                        "standard",
                        "currency",
                        "USD",
                        "do",
                        "preview"));
        fields.putAll(
                Map.of(
                        "name",
                        "December",
                        "effective_from",
                        "2026-03-01T00:00",
                        "rows",
                        "1",
                        "once",
                        Console.unique("once"),
                        "model_0",
                        model,
                        "input_0",
                        input,
                        "output_0",
                        output));
        return fields;
    }

    /// What the page sends to save what it shows.
    private Map<String, String> look(Map<String, String> fields) {
        fields.put("do", "preview");
        Map<String, String> seen = new HashMap<>(fields);
        Document page = Jsoup.parse(finance.post(NEW, fields).asString());
        seen.put("seen", page.expectFirst("[name=seen]").val());
        seen.put("do", "save");
        return seen;
    }

    private List<String> tables() {
        return Browser.bean(PriceTables.class).newest("sell", 200, null).stream()
                .filter(table -> table.lines().getFirst().model().equals(model))
                .map(PriceTable::name)
                .toList();
    }
}
