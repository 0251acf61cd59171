package io.tollgate.admin.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tollgate.admin.support.Browser;
import io.tollgate.admin.support.Calls;
import io.tollgate.admin.support.Console;
import io.tollgate.admin.support.Given;
import io.tollgate.catalog.id.KeyId;
import io.tollgate.catalog.people.OperatorRole;
import io.tollgate.catalog.people.TenantRole;
import io.tollgate.testkit.TestStores;
import java.time.Instant;
import java.util.List;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestStores.class)
class HubPageXIT {
    private final Console api = Console.operator();
    private Browser support = Browser.signedOut();

    @BeforeEach
    void signIn() {
        support = Browser.operator(OperatorRole.SUPPORT);
    }

    @Test
    void revenueCostAndMarginOfThePeriodAreShown() {
        Calls.book(api.newTenant(), KeyId.create().toString(), Instant.now());

        for (String period : List.of("", "?days=7", "?days=30", "?days=nonsense")) {
            Document page = support.get("/operator" + period);

            assertThat(page.select(".stat-label").eachText())
                    .containsSequence("Revenue", "Cost", "Margin", "Calls", "Errors");
            assertThat(page.select(".stat data").eachText().getFirst()).contains("USD");
            assertThat(page.select("figure.chart details tbody tr"))
                    .hasSize(period.endsWith("7") ? 7 : period.endsWith("30") ? 30 : 24);
        }
    }

    @Test
    void aModelThatCannotBeSoldNeedsAttention() {
        String upstream = api.newUpstream();
        String model = Console.unique("a-model");
        api.put("/models/" + model, Given.model(upstream)).then().statusCode(200);

        List<Finding> findings = Browser.bean(InspectCatalog.class).inspect();

        assertThat(findings)
                .contains(
                        new Finding(FindingKind.NO_PRICE, model, "/operator/prices/new?kind=sell"),
                        new Finding(
                                FindingKind.NO_COST,
                                model,
                                "/operator/prices/new?kind=wholesale&upstream=" + upstream))
                .anyMatch(finding ->
                        finding.kind() == FindingKind.NO_CREDENTIAL
                                && finding.href().endsWith(upstream));
        assertThat(support.get("/operator").select(".findings li")).isNotEmpty();
    }

    @Test
    void aModelBelowCostNeedsAttention() {
        String upstream = api.newUpstream();
        String model = Console.unique("b-model");
        api.put("/models/" + model, Given.model(upstream)).then().statusCode(200);
        api.post("/price-tables", Given.sellTable(model, "2026-01-01T00:00:00Z"))
                .then()
                .statusCode(201);
        api.post(
                        "/price-tables",
                        Given.json(
                                """
                                {'kind':'wholesale','name':'W','upstream':'%s','currency':'USD',
                                 'effective_from':'2026-01-01T00:00:00Z',
                                 'lines':[{'model':'m-1','input':'9','output':'9'}]}\
                                """
                                        .formatted(upstream)))
                .then()
                .statusCode(201);

        assertThat(Browser.bean(InspectCatalog.class).inspect())
                .filteredOn(finding -> finding.name().equals(model))
                .extracting(Finding::kind)
                .containsExactly(FindingKind.BELOW_COST);
        api.get("/ops/catalog-check")
                .then()
                .statusCode(200)
                .body("data.find { it.name == '" + model + "' }.kind", equalTo("below_cost"))
                .body("data.find { it.name == '" + model + "' }.grave", equalTo(true));
    }

    @Test
    void everyStepLeadsSomewhere() {
        Browser admin = Browser.operator(OperatorRole.ADMIN);
        api.newTenant();
        api.newUpstream();

        assertThat(Browser.bean(ReadSetUp.class).read().steps())
                .hasSize(SetUpStep.values().length)
                .filteredOn(step -> step.href().startsWith("/operator"))
                .allSatisfy(step ->
                        assertThat(admin.fetch(step.href()).statusCode())
                                .as(step.href())
                                .isEqualTo(200));
    }

    @Test
    void theFirstStepThatIsNotDoneIsTheNextOne() {
        SetUp.Step done = new SetUp.Step(SetUpStep.UPSTREAM, true, "/");
        SetUp.Step open = new SetUp.Step(SetUpStep.CREDENTIAL, false, "/");
        SetUp setUp = new SetUp(List.of(done, open), SetUpStep.CREDENTIAL);

        assertThat(setUp.isComplete()).isFalse();
        assertThat(setUp.done()).isEqualTo(1);
    }

    @Test
    void aMemberOfATenantHasNoHub() {
        Browser member = Browser.member(api.newTenant(), TenantRole.OWNER);

        assertThat(member.fetch("/operator").statusCode()).isEqualTo(403);
    }

    @Test
    void whoIsSignedOutIsLedToSignIn() {
        assertThat(Browser.location(Browser.signedOut().fetch("/operator")))
                .startsWith("/sign-in?back=");
    }
}
