package io.tollgate.admin.usage;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.tollgate.admin.support.Browser;
import io.tollgate.admin.support.Calls;
import io.tollgate.admin.support.Console;
import io.tollgate.admin.support.Given;
import io.tollgate.admin.support.SoundPage;
import io.tollgate.billing.usage.CallId;
import io.tollgate.catalog.people.OperatorRole;
import io.tollgate.catalog.people.TenantRole;
import io.tollgate.testkit.TestStores;
import java.time.Instant;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(TestStores.class)
class HubUsagePageXIT {
    private final Console api = Console.operator();
    private Browser support = Browser.signedOut();
    private String tenant = "";
    private String key = "";

    @BeforeEach
    void signIn() {
        support = Browser.operator(OperatorRole.SUPPORT);
        tenant = api.newTenant();
        key =
                api.post("/tenants/" + tenant + "/keys", Given.json("{'name':'Production'}"))
                        .then()
                        .statusCode(201)
                        .extract()
                        .path("id");
    }

    @ParameterizedTest
    @CsvSource({
        "tenant,Acme",
        "model,glm-5.1",
        "upstream,zhipu",
        "key,Production",
        "nonsense,Acme",
    })
    void sumsAreShownByWhatIsChosen(String by, String name) {
        Calls.book(tenant, key, Instant.now());
        Calls.book(tenant, key, Instant.now());

        Document page = support.get("/operator/usage?by=" + by + "&tenant=" + tenant);

        Element line = page.expectFirst("tbody tr");
        assertThat(line.text()).startsWith(name);
        assertThat(line.select("data").eachAttr("value"))
                .containsExactly(
                        "0.000100000", "0.000060000", "0.000040000", "0.000180000", "0.000080000");
        assertThat(page.select("tfoot data").eachAttr("value"))
                .isEqualTo(line.select("data").eachAttr("value"));
    }

    @Test
    void aDayWithoutCallsIsEmpty() {
        Document page =
                support.get("/operator/usage?from=2020-01-01&to=2020-01-31&tenant=" + tenant);

        assertThat(page.select(".empty-title")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "from=2026-02-30",
                "from=2026-02-03&to=2026-02-01",
                "from=2020-01-01&to=2026-01-01",
                "to=yesterday",
                "tenant=nobody"
            })
    void aWrongFilterIsSaidAndTheUsualOneShown(String query) {
        Response answer = support.fetch("/operator/usage?" + query);

        assertThat(answer.statusCode()).isEqualTo(422);
        Document page = Jsoup.parse(answer.asString());
        SoundPage.check(page);
        assertThat(page.select(".notice.bad").text()).isNotBlank();
        assertThat(support.fetch("/operator/usage.csv?" + query).statusCode()).isEqualTo(400);
    }

    @Test
    void theFilesHaveTheSameSumsAndEveryCall() {
        CallId call = Calls.book(tenant, key, Instant.now());

        Response sums = support.fetch("/operator/usage.csv?by=key&tenant=" + tenant);
        Response calls = support.fetch("/operator/calls.csv?tenant=" + tenant);

        assertThat(sums.contentType()).startsWith("text/csv");
        assertThat(sums.header("Content-Disposition")).contains("usage-by-key-");
        assertThat(sums.asString().lines())
                .hasSize(2)
                .anyMatch(line ->
                        line.startsWith("Production")
                                && line.endsWith(
                                        ",0.000050000,0.000030000,0.000020000,0.000090000,0.000040000,USD"));
        assertThat(calls.asString()).contains(call.toString());
    }

    @Test
    void aMemberSeesNoneOfIt() {
        Browser member = Browser.member(tenant, TenantRole.OWNER);

        for (String path : List.of("usage", "usage.csv", "calls.csv")) {
            assertThat(member.fetch("/operator/" + path).statusCode()).isEqualTo(403);
        }
    }
}
