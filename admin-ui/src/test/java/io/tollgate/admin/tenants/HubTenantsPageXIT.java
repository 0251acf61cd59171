package io.tollgate.admin.tenants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.tollgate.admin.support.Browser;
import io.tollgate.admin.support.Console;
import io.tollgate.admin.support.SoundPage;
import io.tollgate.catalog.people.OperatorRole;
import io.tollgate.catalog.people.TenantRole;
import io.tollgate.testkit.TestStores;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@QuarkusTest
@WithTestResource(TestStores.class)
class HubTenantsPageXIT {
    private static final String NEW = "/operator/tenants/new";

    private final Console api = Console.operator();

    @Test
    void aTenantIsFoundByAPartOfItsName() {
        String name = Console.unique("Acme");
        Browser browser = Browser.operator(OperatorRole.SUPPORT);
        Response made = post(Browser.operator(OperatorRole.ADMIN), Map.of("name", name));
        assertThat(made.statusCode()).isEqualTo(303);

        Document page =
                browser.get("/operator/tenants?q=" + name.substring(3).toUpperCase(Locale.ROOT));

        assertThat(page.select("tbody tr")).hasSize(1);
        assertThat(page.select("tbody th").text()).isEqualTo(name);
        assertThat(page.select("a[href=" + NEW + "]")).isEmpty();
    }

    @Test
    void aSearchThatFindsNothingSaysSo() {
        Document page =
                Browser.operator(OperatorRole.SUPPORT).get("/operator/tenants?q=nobody-at-all");

        assertThat(page.select(".empty-title").text()).contains("nobody-at-all");
    }

    @Test
    void theFormSentTwiceCreatesOneTenant() {
        Browser browser = Browser.operator(OperatorRole.ADMIN);
        String name = Console.unique("Twice");
        Map<String, String> fields = new HashMap<>(right());
        fields.put("name", name);
        fields.put("once", browser.get(NEW).expectFirst("input[name=once]").val());

        Response first = browser.post(NEW, fields);
        Response second = browser.post(NEW, fields);

        assertThat(Browser.location(first)).startsWith("/operator/tenants/");
        assertThat(Browser.location(second)).isEqualTo(Browser.location(first));
        assertThat(browser.get("/operator/tenants?q=" + name).select("tbody tr")).hasSize(1);
    }

    @Test
    void aNewTenantHasWhatWasTyped() {
        Response created =
                post(
                        Browser.operator(OperatorRole.ADMIN),
                        Map.of("debt_limit", "12.5", "rpm", "60", "tpm", "90000"));

        String id = Browser.location(created).substring("/operator/tenants/".length());
        api.get("/tenants/" + id)
                .then()
                .body("debt_limit.amount", equalTo("12.500000000"))
                .body("limits.rpm", equalTo(60))
                .body("limits.tpm", equalTo(90000))
                .body("limits.concurrency", nullValue());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "name||",
                "name| |",
                "email|no address|",
                "rate_card|gold|",
                "debt_limit|-1|",
                "debt_limit|1,5|",
                "rpm|0|",
                "rpm|many|",
                "rpm|99999999999|",
                "tpm|-5|",
                "concurrency|1.5|",
            })
    void aWrongFieldIsNamedAndNothingTypedIsLost(String field, @Nullable String value) {
        Browser browser = Browser.operator(OperatorRole.ADMIN);
        String name = Console.unique("Wrong");
        Map<String, String> fields = new HashMap<>(right());
        fields.put("name", name);
        fields.put("once", Console.unique("once"));
        fields.put(field, value == null ? "" : value);

        Response answer = browser.post(NEW, fields);

        assertThat(answer.statusCode()).isEqualTo(422);
        Document page = Jsoup.parse(answer.asString());
        SoundPage.check(page);
        Element input = page.expectFirst("[name=" + field + "]");
        assertThat(input.attr("aria-invalid")).isEqualTo("true");
        assertThat(page.select("#" + input.id() + "-error").text()).isNotBlank();
        assertThat(page.expectFirst("input[name=email]").val()).isEqualTo(fields.get("email"));
        assertThat(browser.get("/operator/tenants?q=" + name).select("tbody tr")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(value = OperatorRole.class, names = "ADMIN", mode = EnumSource.Mode.EXCLUDE)
    void onlyAdminsCreate(OperatorRole role) {
        Browser browser = Browser.operator(role);

        assertThat(browser.fetch(NEW).statusCode()).isEqualTo(403);
        assertThat(browser.post(NEW, right()).statusCode()).isEqualTo(403);
    }

    @Test
    void aMemberOfATenantSeesNoneOfIt() {
        Browser member = Browser.member(api.newTenant(), TenantRole.OWNER);

        assertThat(member.fetch("/operator/tenants").statusCode()).isEqualTo(403);
    }

    private static Map<String, String> right() {
        return Map.of(
                "name", "Acme",
                "email", "ada@acme.test",
                "rate_card", "standard",
                "debt_limit", "0",
                "rpm", "",
                "tpm", "",
                "concurrency", "");
    }

    private static Response post(Browser browser, Map<String, String> more) {
        Map<String, String> fields = new HashMap<>(right());
        fields.putAll(more);
        fields.put("once", Console.unique("once"));
        return browser.post(NEW, fields);
    }
}
