package io.tollgate.admin.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.tollgate.admin.support.Browser;
import io.tollgate.admin.support.Calls;
import io.tollgate.admin.support.Console;
import io.tollgate.admin.support.Given;
import io.tollgate.admin.support.SoundPage;
import io.tollgate.catalog.key.ApiKeySecret;
import io.tollgate.catalog.people.Sessions;
import io.tollgate.catalog.people.TenantRole;
import io.tollgate.testkit.TestStores;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(TestStores.class)
class KeysPageXIT {
    private final Console operator = Console.operator();

    private String tenant;
    private String path;
    private Browser developer;

    @BeforeEach
    void open() {
        tenant = operator.newTenant();
        path = "/tenants/" + tenant + "/keys";
        developer = Browser.member(tenant, TenantRole.DEVELOPER);
    }

    @Test
    void aKeyIsMadeWithItsLimitsAndShownOnceWithAProgramThatUsesIt() {
        String model = forSale();
        Map<String, String> form = form();
        form.put("budget", "12.5");
        form.put("reset", "monthly");
        form.put("expires", "2999-12-31");
        form.put("models", model);
        form.put("addresses", "192.0.2.7\r\n2001:db8::/32\r\n");
        form.put("rpm", "60");
        form.put("tpm", "90000");
        form.put("concurrency", "4");

        Document page = made(developer.post(path + "/new", form));

        String secret = page.select("#secret").text();
        assertThat(ApiKeySecret.parse(secret)).isPresent();
        assertThat(page.select(".tabs pre").eachText())
                .hasSize(3)
                .allSatisfy(program -> assertThat(program).contains(secret).contains(model));
        operator.get("/tenants/" + tenant + "/keys")
                .then()
                .body("data.size()", equalTo(1))
                .body("data[0].name", equalTo("Production"))
                .body("data[0].limit", equalTo(Given.usd(12_500_000_000L)))
                .body("data[0].limit_reset", equalTo("monthly"))
                .body("data[0].expires_at", equalTo("3000-01-01T00:00:00.000000Z"))
                .body("data[0].models", contains(model))
                .body("data[0].ip_allow.size()", equalTo(2))
                .body("data[0].rpm", equalTo(60))
                .body("data[0].tpm", equalTo(90000))
                .body("data[0].concurrency", equalTo(4));
        assertThat(developer.get(path).text()).contains("Production").doesNotContain(secret);
    }

    @Test
    void aFormThatIsSentTwiceMakesOneKey() {
        Map<String, String> form = form();

        var _ = made(developer.post(path + "/new", form));
        Response again = developer.post(path + "/new", form);

        assertThat(Browser.location(again)).startsWith(path + "/");
        assertThat(developer.get(path).select("tbody tr")).hasSize(1);
    }

    @Test
    void aFormThatWasChangedAfterItMadeAKeyAsksFirst() {
        Map<String, String> form = form();
        var _ = made(developer.post(path + "/new", form));
        form.put("name", "Second");

        Document page = refused(developer.post(path + "/new", form));

        assertThat(page.select("[name=name]").val()).isEqualTo("Second");
        form.put("once", page.select("[name=once]").val());
        var _ = made(developer.post(path + "/new", form));
        assertThat(developer.get(path).select("tbody tr")).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({
        "name, ''",
        "name, '   '",
        "budget, -5",
        "budget, '1,5'",
        "budget, 1e3",
        "budget, 99999999999",
        "reset, weekly",
        "reset, hourly",
        "expires, 2001-01-01",
        "expires, 31.12.2030",
        "expires, +999999999-12-31",
        "models, no-such-model",
        "models, ' '",
        "addresses, 192.0.2.999",
        "addresses, 10.0.0.1/8",
        "rpm, 0",
        "rpm, -3",
        "rpm, many",
        "tpm, 1.5",
        "concurrency, 99999999999",
    })
    void whatIsWrongIsSaidAtItsFieldAndNothingTypedIsLost(String field, String typed) {
        Map<String, String> form = form();
        form.put("addresses", "192.0.2.1");
        form.put(field, typed);

        Document page = refused(developer.post(path + "/new", form));

        assertThat(page.getElementById("create-" + field + "-error")).isNotNull();
        assertThat(page.select("[name=once]").val()).isEqualTo(form.get("once"));
        form.remove("models");
        form.remove("_form");
        form.forEach((name, value) -> {
            if (!name.equals("reset")) {
                assertThat(page.select("[name=" + name + "]").val()).isEqualTo(value);
            }
        });
        assertThat(developer.get(path).select("tbody")).isEmpty();
    }

    @Test
    void oddNamesStayTextAndLongOnesAreRefused() {
        Map<String, String> form = form();
        form.put("name", "<script>alert(1)</script> “机器人” & co");
        var _ = made(developer.post(path + "/new", form));

        assertThat(developer.get(path).select("tbody th").text())
                .isEqualTo("<script>alert(1)</script> “机器人” & co");
        form.put("name", "x".repeat(201));
        form.put("once", Console.unique("form"));
        assertThat(refused(developer.post(path + "/new", form)).select("[name=name]").val())
                .hasSize(201);
    }

    @Test
    void theListSaysWhatAKeyIsAndWhenItWasUsed() {
        String used = newKey("used");
        String revoked = newKey("revoked");
        Calls.book(tenant, used, Instant.now());
        operator.delete("/keys/" + revoked).then().statusCode(204);

        Document page = Browser.member(tenant, TenantRole.BILLING).get(path);

        assertThat(page.select("tbody tr")).hasSize(2);
        assertThat(page.select("tbody tr").eachText().getFirst()).contains("Active", "UTC");
        assertThat(page.select("tbody tr").eachText().getLast()).contains("Revoked", "Never");
        assertThat(page.select("tbody code").eachText().getFirst()).matches("tg_live_.*….{4}");
        assertThat(page.select("a[href$=/keys/new]")).isEmpty();
    }

    @Test
    void longListsArePaged() {
        var _ = newKey("one");
        var _ = newKey("two");

        Document first = developer.get(path + "?limit=1");

        assertThat(first.select("tbody th").text()).isEqualTo("one");
        Document second = developer.get(first.select("a[rel=next]").attr("href") + "&limit=1");
        assertThat(second.select("tbody th").text()).isEqualTo("two");
        assertThat(developer.fetch(path + "?cursor=nonsense").statusCode()).isEqualTo(400);
    }

    @Test
    void onlyWhoMayMakeKeysCan() {
        Browser billing = Browser.member(tenant, TenantRole.BILLING);

        assertThat(billing.fetch(path + "/new").statusCode()).isEqualTo(403);
        assertThat(billing.post(path + "/new", form()).statusCode()).isEqualTo(403);
        Browser stranger = Browser.member(operator.newTenant(), TenantRole.OWNER);
        assertThat(stranger.fetch(path).statusCode()).isEqualTo(404);
        assertThat(stranger.post(path + "/new", form()).statusCode()).isEqualTo(404);
        assertThat(developer.get(path).select("tbody")).isEmpty();
    }

    @Test
    void aSecretAsksForARecentProofAndKeepsWhatWasTyped() {
        developer.provedLongAgo();
        Map<String, String> form = form();
        form.put("rpm", "7");

        assertThat(Browser.location(developer.post(path + "/new", form)))
                .startsWith("/prove?back=");
        Browser.bean(Sessions.class).prove(developer.session());
        Document page = developer.get(path + "/new");
        assertThat(page.select("[name=rpm]").val()).isEqualTo("7");
        assertThat(page.select("[name=once]").val()).isEqualTo(form.get("once"));
    }

    private Map<String, String> form() {
        return new HashMap<>(
                Map.of("_form", "create", "name", "Production", "once", Console.unique("form")));
    }

    private String newKey(String name) {
        return Console.created(
                operator.post("/tenants/" + tenant + "/keys", "{\"name\":\"" + name + "\"}"));
    }

    private String forSale() {
        String model = Console.unique("m");
        operator.put("/models/" + model, Given.model(operator.newUpstream()))
                .then()
                .statusCode(200);
        operator.post("/price-tables", Given.sellTable(model, "2026-01-01T00:00:00Z"))
                .then()
                .statusCode(201);
        return model;
    }

    private static Document made(Response answer) {
        assertThat(answer.statusCode()).isEqualTo(200);
        Document page = Jsoup.parse(answer.asString());
        SoundPage.check(page);
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        return page;
    }

    private static Document refused(Response answer) {
        assertThat(answer.statusCode()).isEqualTo(422);
        Document page = Jsoup.parse(answer.asString());
        SoundPage.check(page);
        return page;
    }
}
