package io.tollgate.admin.topup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.tollgate.admin.support.Browser;
import io.tollgate.admin.support.Console;
import io.tollgate.admin.support.Given;
import io.tollgate.admin.support.SoundPage;
import io.tollgate.catalog.id.Ids;
import io.tollgate.catalog.people.OperatorRole;
import io.tollgate.catalog.people.Sessions;
import io.tollgate.catalog.people.TenantRole;
import io.tollgate.testkit.TestStores;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(TestStores.class)
class TopUpPageXIT {
    private final Console operator = Console.operator();

    private String tenant;
    private String path;
    private Browser billing;

    @BeforeEach
    void open() {
        tenant = operator.newTenant();
        path = "/tenants/" + tenant + "/top-up";
        billing = Browser.member(tenant, TenantRole.BILLING);
    }

    @Test
    void anOrderIsPaidInPlayMoneyAndCanBeSpent() {
        String checkout = order("25", "");

        Document till = billing.get(checkout);
        assertThat(till.text()).contains("Play money", "25.00 USD", "Acme");
        String result = Browser.location(billing.post(checkout, Map.of("decision", "pay")));

        assertThat(billing.get(result).select(".notice.ok").text()).contains("credited");
        balanceIs(25_000_000_000L);
        Document page = billing.get(path);
        assertThat(page.select("tbody tr"))
                .singleElement()
                .satisfies(row -> assertThat(row.text()).contains("Paid", "Sandbox", "25.00 USD"));
        assertThat(page.select(".stat").eachText().getFirst()).contains("25.00 USD");
    }

    @Test
    void whatIsPaidManyTimesAtOnceIsCreditedOnce() throws Exception {
        String checkout = order("other", "12.5");
        List<Callable<Response>> decisions =
                new ArrayList<>(
                        Collections.nCopies(
                                10, () -> billing.post(checkout, Map.of("decision", "pay"))));
        decisions.addAll(
                Collections.nCopies(
                        3, () -> billing.post(checkout, Map.of("decision", "decline"))));
        Collections.shuffle(decisions, new java.util.Random(3));

        try (var threads = Executors.newFixedThreadPool(8)) {
            for (Future<Response> answer : threads.invokeAll(decisions)) {
                assertThat(answer.get().statusCode()).isEqualTo(303);
            }
        }

        balanceIs(12_500_000_000L);
        operator.get("/tenants/" + tenant + "/ledger").then().body("data", hasSize(1));
        assertThat(Browser.location(billing.fetch(checkout)))
                .isEqualTo(checkout.replace("/checkout", ""));
    }

    @Test
    void aDeclinedOrderCreditsNothingAndCanBeTriedAgain() {
        String checkout = order("10", "");

        String result = Browser.location(billing.post(checkout, Map.of("decision", "decline")));

        Document page = billing.get(result);
        assertThat(page.select(".notice.bad").text()).contains("Nothing was credited");
        balanceIs(0);
        assertThat(page.select("a.primary").attr("href")).isEqualTo(checkout);
        assertThat(billing.post(checkout, Map.of("decision", "pay")).statusCode()).isEqualTo(303);
        balanceIs(10_000_000_000L);
    }

    @Test
    void aFormThatIsSentTwiceMakesOneOrder() {
        Map<String, String> form = form("50", "");
        String checkout = Browser.location(billing.post(path, form));

        assertThat(Browser.location(billing.post(path, form)) + "/checkout").isEqualTo(checkout);

        assertThat(billing.get(path).select("tbody tr")).hasSize(1);
        form.put("choice", "100");
        assertThat(refused(billing.post(path, form)).select("[name=choice][checked]").val())
                .isEqualTo("100");
    }

    @ParameterizedTest
    @CsvSource({
        "other, ''",
        "other, 0.99",
        "other, 10000.01",
        "other, -5",
        "other, '1,000'",
        "other, 1e3",
        "other, 0.0000000001",
        "nonsense, ''",
        "20000, ''",
    })
    void aWrongAmountIsSaidAtItsFieldAndStays(String choice, String amount) {
        Map<String, String> form = form(choice, amount);

        Document page = refused(billing.post(path, form));

        assertThat(page.select("#order-amount-error").text())
                .contains("from 1.00 USD to 10,000.00 USD");
        assertThat(page.select("[name=amount]").val()).isEqualTo(amount);
        assertThat(page.select("[name=once]").val()).isEqualTo(form.get("once"));
        assertThat(page.select("tbody")).isEmpty();
    }

    @Test
    void moneyAsksForARecentProofAndKeepsWhatWasTyped() {
        billing.provedLongAgo();

        assertThat(Browser.location(billing.post(path, form("other", "33"))))
                .startsWith("/prove?back=");

        Browser.bean(Sessions.class).prove(billing.session());
        Document page = billing.get(path);
        assertThat(page.select("[name=amount]").val()).isEqualTo("33");
        assertThat(page.select("[name=choice][checked]").val()).isEqualTo("other");
    }

    @Test
    void onlyWhoMayPayIsAskedTo() {
        String checkout = order("10", "");
        Browser developer = Browser.member(tenant, TenantRole.DEVELOPER);
        Browser support = Browser.operator(OperatorRole.SUPPORT);

        assertThat(developer.fetch(path).statusCode()).isEqualTo(403);
        assertThat(developer.post(path, form("10", "")).statusCode()).isEqualTo(403);
        assertThat(developer.post(checkout, Map.of("decision", "pay")).statusCode()).isEqualTo(403);
        assertThat(support.get(path).select("form#order")).isEmpty();
        assertThat(support.post(path, form("10", "")).statusCode()).isEqualTo(403);
        assertThat(support.get(checkout.replace("/checkout", "")).select("a[href$=checkout]"))
                .isEmpty();
        assertThat(support.fetch(checkout).statusCode()).isEqualTo(403);
        balanceIs(0);
    }

    @Test
    void anotherTenantsOrderDoesNotExist() {
        String checkout = order("10", "");
        String other = operator.newTenant();
        Browser stranger = Browser.member(other, TenantRole.OWNER);
        String theirs = checkout.replace(tenant, other);

        assertThat(stranger.fetch(path).statusCode()).isEqualTo(404);
        assertThat(stranger.fetch(checkout).statusCode()).isEqualTo(404);
        assertThat(stranger.fetch(theirs).statusCode()).isEqualTo(404);
        assertThat(stranger.fetch(theirs.replace("/checkout", "")).statusCode()).isEqualTo(404);
        assertThat(stranger.post(theirs, Map.of("decision", "pay")).statusCode()).isEqualTo(404);
        assertThat(billing.fetch(path + "/" + Ids.next()).statusCode()).isEqualTo(404);
        assertThat(billing.fetch(path + "/nonsense").statusCode()).isEqualTo(404);
        balanceIs(0);
    }

    private String order(String choice, String amount) {
        return Browser.location(billing.post(path, form(choice, amount)));
    }

    private static Map<String, String> form(String choice, String amount) {
        return new HashMap<>(
                Map.of(
                        "_form",
                        "order",
                        "choice",
                        choice,
                        "amount",
                        amount,
                        "once",
                        Console.unique("form")));
    }

    private void balanceIs(long nanos) {
        operator.get("/tenants/" + tenant + "/balance")
                .then()
                .body("available", equalTo(Given.usd(nanos)));
    }

    private static Document refused(Response answer) {
        assertThat(answer.statusCode()).isEqualTo(422);
        Document page = Jsoup.parse(answer.asString());
        SoundPage.check(page);
        return page;
    }
}
