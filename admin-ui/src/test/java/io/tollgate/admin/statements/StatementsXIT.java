package io.tollgate.admin.statements;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.tollgate.admin.support.Console;
import io.tollgate.admin.support.Given;
import io.tollgate.admin.support.UsedCall;
import io.tollgate.billing.flush.Flush;
import io.tollgate.billing.recovery.Recovery;
import io.tollgate.billing.usage.CallId;
import io.tollgate.catalog.id.Ids;
import io.tollgate.catalog.id.KeyId;
import io.tollgate.testkit.TestStores;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A tenant's month: the statement, the sums and the files say the same as the ledger.
@QuarkusTest
@WithTestResource(TestStores.class)
class StatementsXIT {
    private final Console operator = Console.operator();

    @Inject Flush flush;
    @Inject Recovery recovery;

    private YearMonth month;
    private String tenant;
    private String key;

    @BeforeEach
    void spend() {
        month = YearMonth.now(ZoneOffset.UTC);
        assertThat(recovery.openShards()).isTrue();
        tenant = operator.newTenant();
        key =
                Console.created(
                        operator.post("/tenants/" + tenant + "/keys", "{\"name\":\"=ci,bot\"}"));
        operator.credit(tenant, Given.grant("2", "welcome")).then().statusCode(201);
        operator.credit(tenant, Given.json("{'kind':'refund','amount':'0.5','reference':'r'}"))
                .then()
                .statusCode(201);
        book(month.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant().minusMillis(1));
        book(Instant.now());
        book(Instant.now());
    }

    @Test
    void aStatementAddsUpToTheLedger() {
        operator.get("/tenants/" + tenant + "/invoices/" + month)
                .then()
                .statusCode(200)
                .body("month", equalTo(month.toString()))
                .body("preliminary", equalTo(true))
                .body("opening", equalTo(Given.usd(-50_000)))
                .body("movements.kind", contains("grant", "refund"))
                .body("movements[1].amount", equalTo(Given.usd(-500_000_000)))
                .body("usage", hasSize(1))
                .body("usage[0].calls", equalTo(2))
                .body("usage[0].key_name", equalTo("=ci,bot"))
                .body("usage[0].charge", equalTo(Given.usd(100_000)))
                .body("usage_total", equalTo(Given.usd(100_000)))
                .body("closing", equalTo(Given.usd(1_500_000_000 - 150_000)));
        operator.get("/tenants/" + tenant + "/balance")
                .then()
                .body("posted", equalTo(Given.usd(1_500_000_000 - 150_000)));
        operator.get("/tenants/" + tenant + "/invoices/" + month.minusMonths(1))
                .then()
                .body("opening", equalTo(Given.usd(0)))
                .body("closing", equalTo(Given.usd(-50_000)));
    }

    @Test
    void everyUsageLineLeadsToItsCalls() {
        String calls =
                operator.get("/tenants/" + tenant + "/invoices/" + month)
                        .then()
                        .extract()
                        .path("usage[0].calls_url");

        operator.get(calls.substring("/api/v1".length())).then().body("data", hasSize(2));
    }

    @Test
    void theTableHasTheSameLinesAndNoFormulas() {
        Response csv = operator.get("/tenants/" + tenant + "/invoices/" + month + ".csv");

        csv.then().statusCode(200).contentType("text/csv");
        assertThat(csv.asString().lines().toList())
                .hasSize(7)
                .anySatisfy(line -> assertThat(line).startsWith("opening").contains("-0.000050000"))
                .anySatisfy(line ->
                        assertThat(line)
                                .startsWith("usage,")
                                .contains("\"'=ci,bot\"")
                                .contains("-0.000100000,USD"))
                .anySatisfy(line -> assertThat(line).startsWith("closing").contains("1.499850000"));
    }

    @Test
    void thePaperIsAPdf() {
        Response pdf = operator.get("/tenants/" + tenant + "/invoices/" + month + ".pdf");

        pdf.then().statusCode(200).contentType("application/pdf");
        assertThat(new String(pdf.asByteArray(), 0, 5, StandardCharsets.US_ASCII))
                .isEqualTo("%PDF-");
    }

    @Test
    void sumsAreGroupedAndShowTenantsNoCost() {
        operator.get("/usage?group_by=key,model&tenant=" + tenant)
                .then()
                .statusCode(200)
                .body("data", hasSize(1))
                .body("data[0].model", equalTo("glm-5.1"))
                .body("data[0].key", equalTo(key))
                .body("data[0].calls", equalTo(3))
                .body("data[0].input", equalTo(300))
                .body("data[0].output", equalTo(30))
                .body("data[0].charge", equalTo(Given.usd(150_000)))
                .body("data[0].cost", equalTo(Given.usd(90_000)))
                .body("data[0].margin", equalTo(Given.usd(60_000)))
                .body("data[0].saving", equalTo(Given.usd(120_000)));
        Console own = operator.ofTenant(tenant);
        own.get("/usage?group_by=day")
                .then()
                .statusCode(200)
                .body("data.calls.sum()", equalTo(3))
                .body("data[0].cost", nullValue())
                .body("data[0].model", nullValue());
        own.get("/usage?group_by=upstream").then().statusCode(400);
        own.get("/usage?tenant=" + operator.newTenant()).then().statusCode(404);
    }

    @Test
    void exportsHaveEveryCallOfTheRange() {
        Response lines = operator.get("/exports/usage?format=jsonl&tenant=" + tenant);
        lines.then().statusCode(200).contentType("application/x-ndjson");
        assertThat(lines.asString().lines().toList())
                .hasSize(3)
                .allSatisfy(line ->
                        assertThat(line)
                                .contains("\"charge\":\"0.000050000\"")
                                .contains("\"cost\":\"0.000030000\"")
                                .contains("\"input\":100")
                                .contains("\"stream\":true"));

        Response table = operator.ofTenant(tenant).get("/exports/usage?format=csv");
        assertThat(table.asString().lines().toList()).hasSize(4);
        assertThat(table.asString()).doesNotContain("upstream").doesNotContain("zhipu");
    }

    @ParameterizedTest
    @CsvSource({
        "/usage?group_by=hour,group_by",
        "'/usage?group_by=day,day',group_by",
        "/usage?from=yesterday,from",
        "/usage?from=2026-02-01T00:00:00Z&to=2026-01-01T00:00:00Z,from",
        "/usage?from=2020-01-01T00:00:00Z&to=2026-01-01T00:00:00Z,from",
        "/exports/usage?format=xml,format",
    })
    void aWrongQuestionIsNamed(String path, String field) {
        operator.get(path).then().statusCode(400).body("error.field", equalTo(field));
    }

    @Test
    void monthsThatAreNoneAndTenantsOfOthersAreNotFound() {
        operator.get("/tenants/" + tenant + "/invoices/2026-13").then().statusCode(404);
        operator.get("/tenants/" + tenant + "/invoices/november").then().statusCode(404);
        operator.get("/tenants/" + Ids.next() + "/invoices/" + month).then().statusCode(404);
        operator.ofTenant(operator.newTenant())
                .get("/tenants/" + tenant + "/invoices/" + month + ".pdf")
                .then()
                .statusCode(404);
    }

    private void book(Instant at) {
        assertThat(
                        flush.book(
                                List.of(
                                        UsedCall.of(
                                                tenant,
                                                KeyId.parse(key),
                                                Ids.next(),
                                                CallId.at(at))),
                                Console.unique("test")))
                .isEqualTo(1);
    }
}
