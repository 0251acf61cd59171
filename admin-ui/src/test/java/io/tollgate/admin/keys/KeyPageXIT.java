package io.tollgate.admin.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.tollgate.admin.support.Browser;
import io.tollgate.admin.support.Calls;
import io.tollgate.admin.support.Console;
import io.tollgate.admin.support.Given;
import io.tollgate.admin.support.SoundPage;
import io.tollgate.billing.recovery.Recovery;
import io.tollgate.catalog.id.KeyId;
import io.tollgate.catalog.people.TenantRole;
import io.tollgate.testkit.TestStores;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
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
class KeyPageXIT {
    private static final String LIMITED =
            """
            {'name':'Production','limit':{'amount':'5','currency':'USD'},'limit_reset':'weekly',
             'expires_at':'2999-06-30T12:34:56.789Z','ip_allow':['192.0.2.0/24'],'rpm':60}\
            """;

    private final Console operator = Console.operator();

    @Inject Recovery recovery;

    private String tenant;
    private String list;
    private String key;
    private Browser owner;

    @BeforeEach
    void open() {
        assertThat(recovery.openShards()).isTrue();
        tenant = operator.newTenant();
        list = "/tenants/" + tenant + "/keys";
        key = Console.created(operator.post("/tenants/" + tenant + "/keys", Given.json(LIMITED)));
        owner = Browser.member(tenant, TenantRole.OWNER);
    }

    @Test
    void theFormHasWhatTheKeyIsAndSavingItUnchangedChangesNothing() {
        Document page = owner.get(list + "/" + key);

        assertThat(owner.post(list + "/" + key, fields(page)).statusCode()).isEqualTo(303);

        stored(key)
                .body("name", equalTo("Production"))
                .body("limit", equalTo(Given.usd(5_000_000_000L)))
                .body("limit_reset", equalTo("weekly"))
                .body("expires_at", equalTo("2999-06-30T12:34:56.789000Z"))
                .body("ip_allow[0]", equalTo("192.0.2.0/24"))
                .body("rpm", equalTo(60));
    }

    @Test
    void whatIsEmptiedIsNoLimitAnyMore() {
        Map<String, String> form = fields(owner.get(list + "/" + key));
        form.put("budget", "");
        form.put("reset", "");
        form.put("expires", "");
        form.put("addresses", "");
        form.put("rpm", "");
        form.put("name", "Renamed");

        assertThat(Browser.location(owner.post(list + "/" + key, form)))
                .isEqualTo(list + "/" + key);

        stored(key)
                .body("name", equalTo("Renamed"))
                .body("limit", nullValue())
                .body("limit_reset", nullValue())
                .body("expires_at", nullValue())
                .body("ip_allow.size()", equalTo(0))
                .body("rpm", nullValue());
    }

    @ParameterizedTest
    @CsvSource({
        "name, ''",
        "budget, -1",
        "budget, ''",
        "expires, 2001-01-01",
        "addresses, here",
        "rpm, 0",
    })
    void whatIsWrongIsSaidAtItsFieldAndNothingTypedIsLost(String field, String typed) {
        Map<String, String> form = fields(owner.get(list + "/" + key));
        form.put("name", "Renamed");
        form.put(field, typed);

        Document page = refused(owner.post(list + "/" + key, form));

        assertThat(page.select(".field .error")).hasSize(1);
        assertThat(fields(page)).isEqualTo(form);
        stored(key).body("name", equalTo("Production"));
    }

    @Test
    void aBudgetSaysWhatOfItIsUsed() {
        Calls.book(tenant, key, Instant.now());

        assertThat(owner.get(list + "/" + key).select(".facts").text())
                .contains("Budget used 0.00005 USD of 5.00 USD a week");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "3600"})
    void aRotatedKeyStaysForTheChosenTime(String overlap) {
        Map<String, String> form = rotation();
        form.put("overlap", overlap);

        Response answer = owner.post(list + "/" + key + "/rotate", form);

        assertThat(answer.statusCode()).isEqualTo(200);
        Document page = Jsoup.parse(answer.asString());
        SoundPage.check(page);
        String secret = page.select("#secret").text();
        assertThat(secret).startsWith("tg_live_");
        assertThat(page.select(".notice.info").text())
                .contains(overlap.equals("0") ? "has stopped" : "works until");
        stored(key).body("expires_at", notNullValue());
        assertThat(owner.get(list).select("tbody tr")).hasSize(2);
        assertThat(owner.get(list).select(".badge.ok, .badge.warn"))
                .hasSize(overlap.equals("0") ? 1 : 2);
    }

    @Test
    void aRotationThatIsSentTwiceMakesOneKey() {
        Map<String, String> form = rotation();

        assertThat(owner.post(list + "/" + key + "/rotate", form).statusCode()).isEqualTo(200);
        Response again = owner.post(list + "/" + key + "/rotate", form);

        assertThat(Browser.location(again)).startsWith(list + "/");
        assertThat(owner.get(list).select("tbody tr")).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "99999999", "soon"})
    void anImpossibleOverlapIsRefused(String overlap) {
        Map<String, String> form = rotation();
        form.put("overlap", overlap);

        Document page = refused(owner.post(list + "/" + key + "/rotate", form));

        assertThat(page.select("#rotate-overlap-error")).hasSize(1);
        assertThat(owner.get(list).select("tbody tr")).hasSize(1);
    }

    @Test
    void whatIsRevokedIsOver() {
        Document question = owner.get(list + "/" + key + "/revoke");
        assertThat(question.select("h2").text()).contains("Revoke “Production”?");

        assertThat(Browser.location(owner.post(list + "/" + key + "/revoke", Map.of())))
                .isEqualTo(list);
        assertThat(owner.post(list + "/" + key + "/revoke", Map.of()).statusCode()).isEqualTo(303);

        stored(key).body("revoked_at", notNullValue());
        Document page = owner.get(list + "/" + key);
        assertThat(page.select("form#change, a[href$=rotate], a[href$=revoke]")).isEmpty();
        assertThat(page.select(".notice").text()).contains("cannot be changed");
        assertThat(
                        refused(owner.post(list + "/" + key + "/rotate", rotation()))
                                .select(".summary")
                                .text())
                .contains("Create a new one instead");
    }

    @Test
    void whoMayNotChangeKeysSeesThemOnly() {
        Browser billing = Browser.member(tenant, TenantRole.BILLING);

        assertThat(billing.get(list + "/" + key).select("form#change, a[href$=revoke]")).isEmpty();
        assertThat(billing.post(list + "/" + key, Map.of("name", "x")).statusCode()).isEqualTo(403);
        assertThat(billing.post(list + "/" + key + "/rotate", rotation()).statusCode())
                .isEqualTo(403);
        assertThat(billing.post(list + "/" + key + "/revoke", Map.of()).statusCode())
                .isEqualTo(403);
        stored(key).body("revoked_at", nullValue());
    }

    @Test
    void aKeyOfAnotherTenantDoesNotExist() {
        String other = operator.newTenant();
        String otherList = "/tenants/" + other + "/keys/";
        Browser stranger = Browser.member(other, TenantRole.OWNER);

        for (String path : new String[] {"", "/rotate", "/revoke"}) {
            assertThat(stranger.fetch(otherList + key + path).statusCode()).isEqualTo(404);
            assertThat(stranger.fetch(list + "/" + key + path).statusCode()).isEqualTo(404);
            assertThat(stranger.post(otherList + key + path, rotation()).statusCode())
                    .isEqualTo(404);
        }
        assertThat(owner.fetch(list + "/" + KeyId.create()).statusCode()).isEqualTo(404);
        assertThat(owner.fetch(list + "/nonsense").statusCode()).isEqualTo(404);
        stored(key).body("revoked_at", nullValue()).body("name", equalTo("Production"));
    }

    private ValidatableResponse stored(String id) {
        return operator.get("/tenants/" + tenant + "/keys")
                .then()
                .rootPath("data.find { it.id == '" + id + "' }");
    }

    private static Map<String, String> rotation() {
        return new HashMap<>(Map.of("overlap", "3600", "once", Console.unique("form")));
    }

    /// What a browser would send of the form `change`.
    private static Map<String, String> fields(Document page) {
        Map<String, String> fields = new HashMap<>();
        for (Element input : page.select("#change [name]:not([type=checkbox]):not([name=csrf])")) {
            Element value =
                    input.tagName().equals("select") ? input.selectFirst("[selected]") : input;
            fields.put(input.attr("name"), value == null ? "" : value.val());
        }
        return fields;
    }

    private static Document refused(Response answer) {
        assertThat(answer.statusCode()).isEqualTo(422);
        Document page = Jsoup.parse(answer.asString());
        SoundPage.check(page);
        return page;
    }
}
