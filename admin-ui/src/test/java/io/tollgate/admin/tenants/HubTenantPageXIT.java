package io.tollgate.admin.tenants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.tollgate.admin.support.Browser;
import io.tollgate.admin.support.Console;
import io.tollgate.admin.support.Given;
import io.tollgate.catalog.id.Ids;
import io.tollgate.catalog.people.OperatorRole;
import io.tollgate.testkit.TestStores;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestStores.class)
class HubTenantPageXIT {
    private final Console api = Console.operator();
    private String tenant = "";
    private String page = "";

    @BeforeEach
    void newTenant() {
        tenant = api.newTenant();
        page = "/operator/tenants/" + tenant;
    }

    @Test
    void itsBalanceAndLastMovementsAreShown() {
        api.credit(tenant, Given.grant("12.345678901", "welcome")).then().statusCode(201);

        Document shown = Browser.operator(OperatorRole.SUPPORT).get(page);

        assertThat(shown.select(".stat data[value=12.345678901]")).hasSize(2);
        assertThat(shown.select("tbody tr").text()).contains("Grant").contains("welcome");
        assertThat(shown.select("a[href$=/edit], a[href$=/credit]")).isEmpty();
        assertThat(shown.select("a[href$=/keys]").attr("href"))
                .isEqualTo("/tenants/" + tenant + "/keys");
    }

    @Test
    void changesAreSavedAndTheLimitsThatAreEmptyGo() {
        Browser browser = Browser.operator(OperatorRole.ADMIN);
        api.patch("/tenants/" + tenant, Given.json("{'limits':{'rpm':5,'tpm':50}}"));
        Map<String, String> fields = shown(browser.get(page + "/edit"));
        fields.put("name", "Acme & Sons");
        fields.put("rpm", "");
        fields.put("debt_limit", "3");

        Response saved = browser.post(page + "/edit", fields);

        assertThat(Browser.location(saved)).isEqualTo(page);
        api.get("/tenants/" + tenant)
                .then()
                .body("name", equalTo("Acme & Sons"))
                .body("limits.rpm", nullValue())
                .body("limits.tpm", equalTo(50))
                .body("debt_limit.amount", equalTo("3.000000000"));
    }

    @Test
    void aWrongChangeIsRefusedAtItsField() {
        Browser browser = Browser.operator(OperatorRole.ADMIN);
        Map<String, String> fields = shown(browser.get(page + "/edit"));
        fields.put("tpm", "none");
        fields.put("name", "Not saved");

        Response answer = browser.post(page + "/edit", fields);

        assertThat(answer.statusCode()).isEqualTo(422);
        Document refused = Jsoup.parse(answer.asString());
        assertThat(refused.expectFirst("input[name=tpm]").attr("aria-invalid")).isEqualTo("true");
        assertThat(refused.expectFirst("input[name=name]").val()).isEqualTo("Not saved");
        api.get("/tenants/" + tenant).then().body("name", equalTo("Acme"));
    }

    @Test
    void aTenantIsSuspendedOnceAndResumed() {
        Browser browser = Browser.operator(OperatorRole.ADMIN);
        assertThat(browser.get(page + "/status").select("button.danger")).hasSize(1);

        for (int n = 0; n < 2; n++) {
            Response suspended = browser.post(page + "/status", Map.of("status", "suspended"));
            assertThat(Browser.location(suspended)).isEqualTo(page);
        }
        api.get("/tenants/" + tenant).then().body("status", equalTo("suspended"));
        assertThat(browser.get(page).select(".notice.warn")).hasSize(1);
        assertThat(browser.post(page + "/status", Map.of("status", "active")).statusCode())
                .isEqualTo(303);
        api.get("/tenants/" + tenant).then().body("status", equalTo("active"));
    }

    @Test
    void supportLooksAndChangesNothing() {
        Browser support = Browser.operator(OperatorRole.SUPPORT);

        for (String form : List.of("/edit", "/status")) {
            assertThat(support.fetch(page + form).statusCode()).isEqualTo(403);
            assertThat(support.post(page + form, Map.of("status", "suspended")).statusCode())
                    .isEqualTo(403);
        }
        api.get("/tenants/" + tenant).then().body("status", equalTo("active"));
    }

    @Test
    void anUnknownTenantIsNotFound() {
        Browser browser = Browser.operator(OperatorRole.ADMIN);

        assertThat(browser.fetch("/operator/tenants/" + Ids.next()).statusCode()).isEqualTo(404);
        assertThat(browser.fetch("/operator/tenants/nonsense").statusCode()).isEqualTo(404);
    }

    /// The fields of the page's form as they are shown.
    private static Map<String, String> shown(Document page) {
        Map<String, String> fields = new HashMap<>();
        page.select("main form input[name], main form select[name]")
                .forEach(field ->
                        fields.put(
                                field.attr("name"),
                                field.is("select")
                                        ? field.select("option[selected]").val()
                                        : field.val()));
        fields.remove("csrf");
        return fields;
    }
}
