package io.tollgate.admin.statements;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.tollgate.admin.support.Browser;
import io.tollgate.admin.support.Calls;
import io.tollgate.admin.support.Console;
import io.tollgate.admin.support.Given;
import io.tollgate.billing.recovery.Recovery;
import io.tollgate.catalog.people.OperatorRole;
import io.tollgate.catalog.people.TenantRole;
import io.tollgate.testkit.TestStores;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(TestStores.class)
class StatementsPageXIT {
    private final Console operator = Console.operator();

    @Inject Recovery recovery;

    private YearMonth month;
    private String tenant;
    private String path;
    private Browser billing;

    @BeforeEach
    void spend() {
        assertThat(recovery.openShards()).isTrue();
        month = YearMonth.now(ZoneOffset.UTC);
        tenant = operator.newTenant();
        path = "/tenants/" + tenant + "/statements";
        String key =
                Console.created(operator.post("/tenants/" + tenant + "/keys", "{\"name\":\"ci\"}"));
        operator.credit(tenant, Given.grant("2", "welcome")).then().statusCode(201);
        Calls.book(
                tenant,
                key,
                month.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant().minusMillis(1));
        Calls.book(tenant, key, Instant.now());
        Calls.book(tenant, key, Instant.now());
        billing = Browser.member(tenant, TenantRole.BILLING);
    }

    @Test
    void theMonthsAreListedWithTheirSums() {
        Document page = billing.get(path);

        assertThat(page.select("tbody tr")).hasSize(2);
        assertThat(page.select("tbody tr").eachText().getFirst())
                .startsWith(month.toString())
                .contains("Running");
        assertThat(page.select("tbody data").eachAttr("value"))
                .containsExactly(
                        "2.000000000",
                        "0.000100000",
                        "1.999850000",
                        "0.000000000",
                        "0.000050000",
                        "-0.000050000");
    }

    @Test
    void aStatementOnScreenEqualsTheLedger() {
        Document page = billing.get(path + "/" + month);

        assertThat(page.select("#closing data").attr("value")).isEqualTo("1.999850000");
        assertThat(page.select("#usage-total data").attr("value")).isEqualTo("0.000100000");
        assertThat(page.text()).contains("Opening balance", "Grant", "welcome", "glm-5.1", "ci");
        String ledger =
                operator.get("/tenants/" + tenant + "/balance")
                        .then()
                        .extract()
                        .path("posted.amount");
        assertThat(page.select("#closing data").attr("value")).isEqualTo(ledger);
        String calls = page.select("tbody a[href*=/calls]").attr("href");
        assertThat(billing.get(calls).select("tbody tr")).hasSize(2);
    }

    @Test
    void theFilesSayTheSame() {
        Response csv = billing.fetch(path + "/" + month + ".csv");
        Response pdf = billing.fetch(path + "/" + month + ".pdf");

        assertThat(csv.contentType()).startsWith("text/csv");
        assertThat(csv.header("Content-Disposition")).contains("statement-" + month + ".csv");
        assertThat(csv.asString()).contains("closing").contains("1.999850000");
        assertThat(pdf.contentType()).isEqualTo("application/pdf");
        assertThat(new String(pdf.asByteArray(), 0, 5, StandardCharsets.US_ASCII))
                .isEqualTo("%PDF-");
    }

    @Test
    void theLedgerHasEveryTransactionButNotWhatWeOwe() {
        Document first = billing.get(path + "/ledger?limit=2");

        assertThat(first.select("tbody tr")).hasSize(2);
        assertThat(first.select("tbody").text())
                .contains("Usage", "Your credit")
                .doesNotContain("upstream_");
        Document second = billing.get(first.select("a[rel=next]").attr("href"));
        assertThat(second.select("tbody").text()).contains("Grant").contains("welcome");
        assertThat(Browser.operator(OperatorRole.FINANCE).get(path + "/ledger").text())
                .contains("upstream_cost:zhipu");
    }

    @Test
    void aTenantWithoutMoneyHasNoMonth() {
        String other = operator.newTenant();

        Browser owner = Browser.member(other, TenantRole.OWNER);

        assertThat(owner.get("/tenants/" + other + "/statements").select(".empty")).hasSize(1);
        assertThat(owner.get("/tenants/" + other + "/statements/ledger").select(".empty"))
                .hasSize(1);
        assertThat(owner.get("/tenants/" + other + "/statements/" + month).text())
                .contains("No calls were charged");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/2026-13", "/2026-1", "/nonsense", "/2026-13.csv", "/2026-13.pdf"})
    void aMonthThatThereNeverIsIsNotFound(String wrong) {
        assertThat(billing.fetch(path + wrong).statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/2026-01", "/2026-01.csv", "/2026-01.pdf", "/ledger"})
    void onlyWhoMaySeeMoneyDoes(String page) {
        assertThat(Browser.member(tenant, TenantRole.DEVELOPER).fetch(path + page).statusCode())
                .isEqualTo(403);
        assertThat(
                        Browser.member(operator.newTenant(), TenantRole.OWNER)
                                .fetch(path + page)
                                .statusCode())
                .isEqualTo(404);
        assertThat(Browser.operator(OperatorRole.SUPPORT).fetch(path + page).statusCode())
                .isEqualTo(200);
    }
}
