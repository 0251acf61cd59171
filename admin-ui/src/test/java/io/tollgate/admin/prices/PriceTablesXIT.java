package io.tollgate.admin.prices;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.tollgate.admin.support.Console;
import io.tollgate.admin.support.Given;
import io.tollgate.catalog.id.Ids;
import io.tollgate.testkit.TestStores;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(TestStores.class)
class PriceTablesXIT {
    private static final String START = "2026-01-01T00:00:00Z";

    private final Console operator = Console.operator();

    @Test
    void aSellTableIsOnTheUsualRateCard() {
        Response stored =
                operator.post("/price-tables", Given.sellTable(Console.unique("m"), START));

        stored.then()
                .statusCode(201)
                .body("kind", equalTo("sell"))
                .body("rate_card", equalTo("standard"))
                .body("upstream", nullValue())
                .body("effective_from", equalTo("2026-01-01T00:00:00.000000Z"))
                .body("lines[0].input", equalTo("0.500000000"))
                .body("lines[0].cached_input", nullValue())
                .body("lines[0].context_from", equalTo(0));
        String id = stored.path("id");
        operator.get("/price-tables/" + id).then().statusCode(200).body("id", equalTo(id));
        operator.get("/price-tables?limit=200").then().body("data.id", hasItem(id));
    }

    @Test
    void thatBelowCostIsMeantIsKeptOnlyIfSaid() {
        operator.post("/price-tables", Given.sellTable(Console.unique("m"), START))
                .then()
                .statusCode(201)
                .body("allow_below_cost", equalTo(false));

        Response meant =
                operator.post(
                        "/price-tables",
                        Given.sellTable(Console.unique("m"), START)
                                .replaceFirst("\\{", Given.json("{'allow_below_cost':true,")));

        meant.then().statusCode(201).body("allow_below_cost", equalTo(true));
        operator.get("/price-tables/" + meant.path("id"))
                .then()
                .body("allow_below_cost", equalTo(true));
    }

    @Test
    void everyPriceTierAndWindowIsKept() {
        String upstream = operator.newUpstream();

        operator.post(
                        "/price-tables",
                        Given.json(
                                """
                                {'kind':'wholesale','name':'W','upstream':'%s','currency':'CNY','effective_from':'%s','lines':[
                                 {'model':'m','input':'2','output':'8'},
                                 {'model':'m','input':'1','cached_input':'0.1','cache_write':'1.5','output':'4','reasoning':'5',
                                  'request':'0.001','context_from':32000,
                                  'window':{'days':['mon','sun'],'from':'22:30','to':'06:00','tz':'Asia/Shanghai'}}]}\
                                """
                                        .formatted(upstream, START)))
                .then()
                .statusCode(201)
                .body("upstream", equalTo(upstream))
                .body("currency", equalTo("CNY"))
                .body("lines[1].cached_input", equalTo("0.100000000"))
                .body("lines[1].cache_write", equalTo("1.500000000"))
                .body("lines[1].reasoning", equalTo("5.000000000"))
                .body("lines[1].request", equalTo("0.001000000"))
                .body("lines[1].context_from", equalTo(32000))
                .body("lines[1].window.days", equalTo(List.of("mon", "sun")))
                .body("lines[1].window.from", equalTo("22:30"))
                .body("lines[1].window.to", equalTo("06:00"))
                .body("lines[1].window.tz", equalTo("Asia/Shanghai"));
    }

    @Test
    void twoPricesOfOneModelFromOneMomentAreAConflict() {
        String model = Console.unique("m");
        operator.post("/price-tables", Given.sellTable(model, START)).then().statusCode(201);

        operator.post("/price-tables", Given.sellTable(model, START))
                .then()
                .statusCode(409)
                .body("error.code", equalTo("price_conflict"));
        operator.post("/price-tables", Given.sellTable(model, "2026-01-02T00:00:00Z"))
                .then()
                .statusCode(201);
    }

    @Test
    void aTableIsNeverChanged() {
        String id =
                Console.created(
                        operator.post(
                                "/price-tables", Given.sellTable(Console.unique("m"), START)));

        operator.patch("/price-tables/" + id, "{}")
                .then()
                .statusCode(405)
                .body("error.code", equalTo("method_not_allowed"));
        operator.delete("/price-tables/" + id).then().statusCode(405);
    }

    @Test
    void unknownIdsAreNotFound() {
        operator.get("/price-tables/" + Ids.next()).then().statusCode(404);
        operator.get("/price-tables/import").then().statusCode(404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "'kind':'sell',||kind",
                "'kind':'sell'|'kind':'gift'|kind",
                "'kind':'sell'|'kind':'retail','rate_card':'standard'|rate_card",
                "'kind':'sell'|'kind':'sell','upstream':'x'|upstream",
                "'kind':'sell'|'kind':'sell','rate_card':'gold'|rate_card",
                "'kind':'sell'|'kind':'wholesale'|upstream",
                "'kind':'sell'|'kind':'wholesale','upstream':'x'|upstream",
                "'kind':'sell'|'kind':'wholesale','upstream':'019aaaaa-0000-7000-8000-000000000000'|upstream",
                "'name':'S',||name",
                "'USD'|'EUR'|currency",
                "'USD'|'usd'|currency",
                "'2026-01-01T00:00:00Z'|'2026-01-01'|effective_from",
                "'2026-01-01T00:00:00Z'|1767225600|effective_from",
                "'2026-01-01T00:00:00Z'|'2026-02-30T00:00:00Z'|effective_from",
                "'input':'0.5'|'input':0.5|lines[0].input",
                "'input':'0.5'|'input':'-0.5'|lines[0].input",
                "'input':'0.5'|'input':'+0.5'|lines[0].input",
                "'input':'0.5'|'input':'5e-1'|lines[0].input",
                "'input':'0.5'|'input':'0.5 USD'|lines[0].input",
                "'input':'0.5'|'input':'0.0000000001'|lines[0].input",
                "'input':'0.5'|'input':'99999999999'|lines[0].input",
                "'input':'0.5',||lines[0].input",
                "'output':'1.25'|'outputs':'1.25'|lines[0].outputs",
                "'output':'1.25'|'output':'1.25','reasoning':'x'|lines[0].reasoning",
                "'output':'1.25'|'output':'1.25','request':'-1'|lines[0].request",
                "'output':'1.25'|'output':'1.25','context_from':-1|lines[0].context_from",
                "'output':'1.25'|'output':'1.25','context_from':'1'|lines[0].context_from",
                "'output':'1.25'|'output':'1.25','context_from':1|lines[0].model",
                "'output':'1.25'|'output':'1.25','output':'1.26'|lines[0].output",
                "'output':'1.25'|'output':'1.25','window':{}|lines[0].window.days",
                "'output':'1.25'|'output':'1.25','window':{'days':['mo'],'from':'01:00','to':'02:00','tz':'UTC'}|lines[0].window.days",
                "'output':'1.25'|'output':'1.25','window':{'days':['mon'],'from':'1:00','to':'02:00','tz':'UTC'}|lines[0].window.from",
                "'output':'1.25'|'output':'1.25','window':{'days':['mon'],'from':'01:00','to':'24:00','tz':'UTC'}|lines[0].window.to",
                "'output':'1.25'|'output':'1.25','window':{'days':['mon'],'from':'01:00','to':'02:00','tz':'Mars'}|lines[0].window.tz",
                "'output':'1.25'|'output':'1.25','window':{'days':['mon'],'from':'01:00','to':'02:00','tz':'UTC','calendar':'cn'}|lines[0].window.calendar",
                "'lines':|'x':|x",
            })
    void aWrongFieldIsNamed(String from, String to, String field) {
        String body =
                Given.sellTable(Console.unique("m"), START)
                        .replace(Given.json(from), to == null ? "" : Given.json(to));

        operator.post("/price-tables", body)
                .then()
                .statusCode(400)
                .body("error.field", equalTo(field));
    }

    @Test
    void aTableWithoutLinesIsRefused() {
        operator.post(
                        "/price-tables",
                        Given.json(
                                "{'kind':'retail','name':'R','currency':'USD','effective_from':'%s','lines':[]}"
                                        .formatted(START)))
                .then()
                .statusCode(400)
                .body("error.field", equalTo("lines"));
    }
}
