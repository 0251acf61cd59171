package io.tollgate.admin.usage;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.tollgate.admin.support.Browser;
import io.tollgate.admin.support.Calls;
import io.tollgate.admin.support.Console;
import io.tollgate.admin.support.SoundPage;
import io.tollgate.billing.usage.CallId;
import io.tollgate.catalog.people.TenantRole;
import io.tollgate.testkit.TestStores;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(TestStores.class)
class UsagePageXIT {
    private final Console operator = Console.operator();

    private String tenant;
    private String path;
    private String key;
    private Browser owner;
    private LocalDate today;
    private Instant now;

    @BeforeEach
    void use() {
        tenant = operator.newTenant();
        path = "/tenants/" + tenant + "/usage";
        key = Console.created(operator.post("/tenants/" + tenant + "/keys", "{\"name\":\"ci\"}"));
        owner = Browser.member(tenant, TenantRole.OWNER);
        now = Instant.now();
        today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        Calls.book(tenant, key, now);
        Calls.book(tenant, key, now);
        Calls.book(tenant, key, now.minus(3, ChronoUnit.DAYS));
        Calls.book(operator.newTenant(), key, now);
    }

    @ParameterizedTest
    @CsvSource({"model, glm-5.1, 1", "key, ci (…, 1", "day, 20, 2", "nonsense, glm-5.1, 1"})
    void sumsAreByModelKeyOrDayWithWhatWasSaved(String by, String first, int rows) {
        Document page = owner.get(path + "?by=" + by);

        assertThat(page.select(".stack tbody tr")).hasSize(rows);
        assertThat(page.select(".stack tbody th").text()).startsWith(first);
        assertThat(page.select(".stack tfoot").text())
                .isEqualTo("Total 3 300 0 30 0.00015 USD 0.00027 USD 0.00012 USD");
        assertThat(page.select(".stats").text()).contains("44 % of the list price");
        assertThat(page.select(".switcher [aria-current]")).hasSize(1);
    }

    @Test
    void thereIsNoSavingWhereTheListPriceWasNotUndercut() {
        String dear = operator.newTenant();
        CallId call = Calls.book(dear, key, now, 45_000);
        Browser theirs = Browser.member(dear, TenantRole.OWNER);

        Document page = theirs.get("/tenants/" + dear + "/usage");

        assertThat(page.select(".stack tfoot").text())
                .isEqualTo("Total 1 100 0 10 0.00005 USD 0.000045 USD —");
        assertThat(page.select(".stats").text()).doesNotContain("Saved");
        assertThat(theirs.get("/tenants/" + dear).select(".stats").text()).doesNotContain("Saved");
        Document receipt = theirs.get("/tenants/" + dear + "/calls/" + call);
        assertThat(receipt.text()).doesNotContain("Saved");
        assertThat(receipt.select(".sum data").eachAttr("value")).containsExactly("0.000045000");
        assertThat(owner.get(path).select(".stats").text()).contains("Saved");
    }

    @Test
    void theRangeIncludesBothItsDays() {
        String day = "from=" + today.minusDays(3) + "&to=" + today.minusDays(3);

        Document page = owner.get(path + "?" + day);

        assertThat(page.select(".stack tfoot").text()).startsWith("Total 1 ");
        assertThat(page.select(".chart tbody tr")).hasSize(1);
        assertThat(page.select("[name=from]").val()).isEqualTo(today.minusDays(3).toString());
        assertThat(page.select(".stack tbody a").attr("href"))
                .startsWith("/tenants/" + tenant + "/calls?" + day);
    }

    @Test
    void daysWithoutCallsSaySo() {
        Document page = owner.get(path + "?from=2020-01-01&to=2020-01-31");

        assertThat(page.select(".empty")).hasSize(1);
        assertThat(page.select(".chart tbody tr")).hasSize(31);
        assertThat(page.select("a[href*=export]")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "from, from=2026-02-30&to=2026-03-01",
        "from, from=yesterday&to=2026-03-01",
        "to, from=2026-02-01&to=31.3.2026",
        "to, from=2026-02-01&to=%2B999999999-12-31",
        "from, from=2026-03-02&to=2026-03-01",
        "from, from=2020-01-01&to=2026-03-01",
    })
    void aWrongRangeIsSaidAtItsField(String field, String query) {
        Response answer = owner.fetch(path + "?by=key&" + query);

        assertThat(answer.statusCode()).isEqualTo(422);
        Document page = Jsoup.parse(answer.asString());
        SoundPage.check(page);
        assertThat(page.getElementById("range-" + field + "-error")).isNotNull();
        assertThat(
                        "from="
                                + page.select("[name=from]").val()
                                + "&to="
                                + page.select("[name=to]").val().replace("+", "%2B"))
                .isEqualTo(query);
        assertThat(page.select("[name=by]").val()).isEqualTo("key");
    }

    @Test
    void theFilesHaveEveryCallOfTheRangeAndNoCostsOfOurs() {
        String range = "?from=" + today + "&to=" + today;

        Response csv = owner.fetch(path + "/export.csv" + range);
        Response lines = owner.fetch(path + "/export.jsonl" + range);

        assertThat(csv.contentType()).startsWith("text/csv");
        assertThat(csv.header("Content-Disposition"))
                .contains("usage-" + today + "-" + today + ".csv");
        assertThat(csv.asString().lines()).hasSize(3);
        assertThat(csv.asString()).doesNotContain("cost");
        assertThat(lines.contentType()).startsWith("application/x-ndjson");
        assertThat(lines.asString().lines()).hasSize(2).allMatch(line -> line.contains(key));
    }

    @Test
    void aWrongRangeOfAFileIsRefusedWithAPage() {
        Response answer = owner.fetch(path + "/export.csv?from=never");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(owner.fetch(path + "/export.exe").statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/export.csv", "/export.jsonl"})
    void anotherTenantsUsageDoesNotExist(String more) {
        Browser stranger = Browser.member(operator.newTenant(), TenantRole.OWNER);

        assertThat(stranger.fetch(path + more).statusCode()).isEqualTo(404);
        assertThat(Browser.member(tenant, TenantRole.BILLING).fetch(path + more).statusCode())
                .isEqualTo(200);
    }
}
