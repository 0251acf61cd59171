package io.tollgate.admin.overview;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tollgate.admin.support.Browser;
import io.tollgate.admin.support.Calls;
import io.tollgate.admin.support.Console;
import io.tollgate.admin.support.Given;
import io.tollgate.billing.recovery.Recovery;
import io.tollgate.catalog.id.Ids;
import io.tollgate.catalog.people.OperatorRole;
import io.tollgate.catalog.people.TenantRole;
import io.tollgate.testkit.TestStores;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestStores.class)
class OverviewPageXIT {
    private final Console operator = Console.operator();

    @Inject Recovery recovery;

    private String tenant;
    private String path;

    @BeforeEach
    void open() {
        assertThat(recovery.openShards()).isTrue();
        tenant = operator.newTenant();
        path = "/tenants/" + tenant;
    }

    @Test
    void aNewTenantIsLedThroughItsFirstSteps() {
        Browser owner = Browser.member(tenant, TenantRole.OWNER);

        Document page = owner.get(path);

        assertThat(page.select(".checklist li")).hasSize(3);
        assertThat(page.select(".checklist .done")).isEmpty();
        assertThat(page.select(".checklist a").eachAttr("href"))
                .containsExactly(path + "/top-up", path + "/keys/new", "#first-call");
        assertThat(page.select(".stats").text()).contains("Not in use");
    }

    @Test
    void stepsThatAreTakenAreTickedAndThenGo() {
        Browser owner = Browser.member(tenant, TenantRole.OWNER);
        operator.credit(tenant, Given.grant("2", "welcome")).then().statusCode(201);

        assertThat(owner.get(path).select(".checklist .done .what").text())
                .startsWith("Top up your balance");
        String key = newKey();
        assertThat(owner.get(path).select(".checklist .done")).hasSize(2);
        Calls.book(tenant, key, Instant.now().minus(60, ChronoUnit.DAYS));
        assertThat(owner.get(path).select(".checklist")).isEmpty();
    }

    @Test
    void theBalanceAddsUpAndSaysHowLongItLasts() {
        operator.credit(tenant, Given.grant("0.0003", "welcome")).then().statusCode(201);
        String key = newKey();
        Calls.book(tenant, key, Instant.now());
        Calls.book(tenant, key, Instant.now());

        Document page = Browser.member(tenant, TenantRole.OWNER).get(path);

        assertThat(page.select(".sum data").eachAttr("value"))
                .containsExactly("0.000200000", "0.000000000", "0.000000000", "0.000200000");
        assertThat(page.select(".stat").text())
                .contains("Days left 2")
                .contains("Daily burn 0.0001 USD")
                .contains("2 calls")
                .contains("Saved 0.00008 USD");
        assertThat(page.select(".notice.warn").text()).contains("about 2 days");
        assertThat(page.select(".chart tbody tr")).hasSize(30);
        assertThat(page.select(".chart tbody tr").eachText().getLast()).endsWith("0.0001");
    }

    @Test
    void whoseBalanceIsUsedUpIsTold() {
        String key = newKey();
        Calls.book(tenant, key, Instant.now());

        assertThat(Browser.member(tenant, TenantRole.OWNER).get(path).select(".notice.bad").text())
                .contains("below zero by 0.00005 USD");
    }

    @Test
    void theSnippetNamesTheGatewayAndAModelThatIsForSale() {
        String model = Console.unique("a-model");
        operator.put("/models/" + model, Given.model(operator.newUpstream()))
                .then()
                .statusCode(200);
        operator.post("/price-tables", Given.sellTable(model, "2026-01-01T00:00:00Z"))
                .then()
                .statusCode(201);

        Document page = Browser.member(tenant, TenantRole.DEVELOPER).get(path);

        assertThat(page.select(".tabs .panel")).hasSize(3);
        assertThat(page.select(".tabs input[checked]")).hasSize(1);
        assertThat(page.select(".tabs pre").eachText())
                .allSatisfy(program ->
                        assertThat(program)
                                .contains("http://127.0.0.1:8080/v1")
                                .contains("tg_live_YOUR_KEY"));
    }

    @Test
    void whoMayNotPayOrMakeKeysIsOfferedNeither() {
        assertThat(Browser.member(tenant, TenantRole.DEVELOPER).get(path).select(".pagehead a"))
                .singleElement()
                .satisfies(link -> assertThat(link.attr("href")).isEqualTo(path + "/keys/new"));
        assertThat(Browser.member(tenant, TenantRole.BILLING).get(path).select(".pagehead a"))
                .singleElement()
                .satisfies(link -> assertThat(link.attr("href")).isEqualTo(path + "/top-up"));
        assertThat(Browser.operator(OperatorRole.SUPPORT).get(path).select(".pagehead a"))
                .isEmpty();
    }

    @Test
    void anotherTenantsOverviewDoesNotExist() {
        Browser stranger = Browser.member(operator.newTenant(), TenantRole.OWNER);

        assertThat(stranger.fetch(path).statusCode()).isEqualTo(404);
        assertThat(stranger.fetch("/tenants/" + Ids.next()).statusCode()).isEqualTo(404);
        assertThat(stranger.fetch("/tenants/nonsense").statusCode()).isEqualTo(404);
    }

    private String newKey() {
        return Console.created(operator.post("/tenants/" + tenant + "/keys", "{\"name\":\"ci\"}"));
    }
}
