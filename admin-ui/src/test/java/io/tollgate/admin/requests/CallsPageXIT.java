package io.tollgate.admin.requests;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.tollgate.admin.support.Browser;
import io.tollgate.admin.support.Calls;
import io.tollgate.admin.support.Console;
import io.tollgate.admin.support.SoundPage;
import io.tollgate.billing.usage.CallId;
import io.tollgate.catalog.id.Ids;
import io.tollgate.catalog.people.OperatorRole;
import io.tollgate.catalog.people.TenantRole;
import io.tollgate.testkit.TestStores;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(TestStores.class)
class CallsPageXIT {
    private final Console operator = Console.operator();

    private String tenant;
    private String path;
    private String key;
    private CallId old;
    private CallId young;
    private Browser developer;

    @BeforeEach
    void call() {
        tenant = operator.newTenant();
        path = "/tenants/" + tenant + "/calls";
        key = Console.created(operator.post("/tenants/" + tenant + "/keys", "{\"name\":\"ci\"}"));
        Instant now = Instant.now();
        old = Calls.book(tenant, key, now.minus(3, ChronoUnit.DAYS));
        young = Calls.book(tenant, key, now);
        developer = Browser.member(tenant, TenantRole.DEVELOPER);
    }

    @Test
    void callsAreListedFromTheNewestOnAndPaged() {
        Document first = developer.get(path + "?limit=1");

        assertThat(links(first)).containsExactly(path + "/" + young);
        assertThat(first.select("tbody tr").text())
                .contains("glm-5.1", "ci", "Completed", "100 → 10", "120 ms", "0.00005 USD");
        Document second = developer.get(first.select("a[rel=next]").attr("href") + "&limit=1");
        assertThat(links(second)).containsExactly(path + "/" + old);
        assertThat(second.select("a[rel=next]")).isEmpty();
    }

    @Test
    void filtersNarrowTheListAndStayFilledIn() {
        String day = LocalDate.ofInstant(old.moment(), ZoneOffset.UTC).toString();

        Document page =
                developer.get(
                        path
                                + "?from="
                                + day
                                + "&to="
                                + day
                                + "&model=glm-5.1&key="
                                + key
                                + "&status=completed");

        assertThat(links(page)).containsExactly(path + "/" + old);
        assertThat(page.select("[name=from]").val()).isEqualTo(day);
        assertThat(page.select("[name=model] [selected]").val()).isEqualTo("glm-5.1");
        assertThat(page.select("[name=key] [selected]").val()).isEqualTo(key);
        assertThat(page.select("[name=status] [selected]").val()).isEqualTo("completed");
        assertThat(links(developer.get(path + "?status=failed"))).isEmpty();
        assertThat(links(developer.get(path + "?model=kimi-2.6"))).isEmpty();
        assertThat(links(developer.get(path + "?key=" + Ids.next()))).isEmpty();
        assertThat(links(developer.get(path + "?from=&to=&model=&key=&status="))).hasSize(2);
    }

    @Test
    void thePagesOfAFilteredListKeepTheFilter() {
        Document first = developer.get(path + "?limit=1&model=glm-5.1");

        assertThat(first.select("a[rel=next]").attr("href")).contains("model=glm-5.1&cursor=");
    }

    @ParameterizedTest
    @CsvSource({
        "from, from=31.12.2026",
        "to, to=2026-02-30",
        "key, key=nonsense",
        "status, status=fine",
    })
    void aWrongFilterIsSaidAtItsField(String field, String query) {
        Document page = refused(developer.fetch(path + "?" + query));

        assertThat(page.getElementById("filter-" + field + "-error")).isNotNull();
        assertThat(links(page)).isEmpty();
    }

    @Test
    void aCallIsFoundByItsId() {
        assertThat(Browser.location(developer.fetch(path + "?id=+" + old + "+")))
                .isEqualTo(path + "/" + old);
    }

    @Test
    void anIdOfNoCallHereIsSaidAtTheField() {
        CallId others = Calls.book(operator.newTenant(), key, Instant.now());
        for (String id : List.of("nonsense", Ids.next().toString(), others.toString())) {
            Document page = refused(developer.fetch(path + "?id=" + id));

            assertThat(page.getElementById("search-id-error")).isNotNull();
            assertThat(page.select("[name=id]").val()).isEqualTo(id);
        }
    }

    @Test
    void aReceiptIsAFormulaThatAddsUp() {
        Document page = developer.get(path + "/" + young);

        assertThat(page.select("caption:contains(charge) ~ tbody tr"))
                .singleElement()
                .satisfies(line ->
                        assertThat(line.select("td").eachText())
                                .containsExactly("100", "0.50 USD per million", "0.00005 USD"));
        assertThat(page.select("#charge data").attr("value")).isEqualTo("0.000050000");
        assertThat(page.select(".sum data").eachAttr("value"))
                .containsExactly("0.000090000", "0.000050000", "0.000040000");
        assertThat(page.text())
                .contains(young.toString(), "server_error", "Answered", "Counted by the provider")
                .doesNotContain("Margin", "zhipu (main)");
        assertThat(page.select("a[href$=/keys/" + key + "]").text()).isEqualTo("ci");
    }

    @Test
    void anOperatorSeesWhatTheCallCostUs() {
        Document page = Browser.operator(OperatorRole.SUPPORT).get(path + "/" + young);

        assertThat(page.text()).contains("Margin", "0.00002 USD", "zhipu (main)");
    }

    @Test
    void anotherTenantsCallsDoNotExist() {
        String other = operator.newTenant();
        Browser stranger = Browser.member(other, TenantRole.OWNER);

        assertThat(stranger.fetch(path).statusCode()).isEqualTo(404);
        assertThat(stranger.fetch(path + "/" + young).statusCode()).isEqualTo(404);
        assertThat(stranger.fetch("/tenants/" + other + "/calls/" + young).statusCode())
                .isEqualTo(404);
        assertThat(developer.fetch(path + "/nonsense").statusCode()).isEqualTo(404);
        assertThat(Browser.member(tenant, TenantRole.BILLING).get(path).select("tbody tr"))
                .hasSize(2);
    }

    private static List<String> links(Document page) {
        return page.select("tbody th a").eachAttr("href");
    }

    private static Document refused(Response answer) {
        assertThat(answer.statusCode()).isEqualTo(422);
        Document page = Jsoup.parse(answer.asString());
        SoundPage.check(page);
        return page;
    }
}
