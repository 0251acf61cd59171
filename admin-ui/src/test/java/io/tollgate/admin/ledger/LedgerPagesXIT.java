package io.tollgate.admin.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.tollgate.admin.support.Browser;
import io.tollgate.admin.support.Console;
import io.tollgate.admin.support.Given;
import io.tollgate.admin.support.SoundPage;
import io.tollgate.catalog.people.OperatorRole;
import io.tollgate.catalog.people.TenantRole;
import io.tollgate.testkit.TestStores;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(TestStores.class)
class LedgerPagesXIT {
    private final Console api = Console.operator();
    private Browser support = Browser.signedOut();
    private String tenant = "";

    @BeforeEach
    void signIn() {
        support = Browser.operator(OperatorRole.SUPPORT);
        tenant = api.newTenant();
    }

    @Test
    void transactionsAreFoundByTenantKindAndDay() {
        api.credit(tenant, Given.grant("5", "welcome")).then().statusCode(201);
        api.credit(tenant, Given.json("{'kind':'payment','amount':'7','reference':'inv-1'}"))
                .then()
                .statusCode(201);
        String all = "/operator/ledger?tenant=" + tenant;

        assertThat(lines(all)).hasSize(2);
        assertThat(lines(all + "&kind=payment")).hasSize(1);
        assertThat(lines(all + "&kind=payment&from=2020-01-01&to=2020-12-31")).isEmpty();
        assertThat(support.get(all + "&kind=payment").select("#transactions tbody tr").text())
                .contains("inv-1", "7.00 USD", "12.00 USD", "payments:manual", "−7.00 USD");
    }

    @Test
    void anotherPageFollows() {
        for (int n = 0; n < 3; n++) {
            api.credit(tenant, Given.grant("1", "r" + n)).then().statusCode(201);
        }

        Document first = support.get("/operator/ledger?limit=2&tenant=" + tenant);
        String next = first.expectFirst("a[rel=next]").attr("href");

        assertThat(first.select("#transactions tbody tr")).hasSize(2);
        assertThat(support.get(next).select("#transactions tbody tr")).hasSize(1);
    }

    @Test
    void accountsAreShownWithTheirSums() {
        api.credit(tenant, Given.grant("5", "welcome")).then().statusCode(201);

        assertThat(support.get("/operator/ledger").select("#accounts tbody th").eachText())
                .contains("credit", "promotions");
    }

    @ParameterizedTest
    @ValueSource(strings = {"tenant=nobody", "kind=gift", "from=2026-02-30", "to=soon", "cursor=x"})
    void aWrongFilterIsSaid(String query) {
        Response answer = support.fetch("/operator/ledger?" + query);

        assertThat(answer.statusCode()).isEqualTo(422);
        Document page = Jsoup.parse(answer.asString());
        SoundPage.check(page);
        assertThat(page.select(".notice.bad").text()).isNotBlank();
    }

    @Test
    void theBooksAreCheckedInSentences() {
        api.credit(tenant, Given.grant("5", "welcome")).then().statusCode(201);

        Document page = support.get("/operator/ledger/check");

        assertThat(page.select(".notice").eachText()).hasSize(2);
        assertThat(page.select("tbody a[href$=" + tenant + "]")).hasSize(1);
    }

    @Test
    void aMemberSeesNoneOfIt() {
        Browser member = Browser.member(tenant, TenantRole.OWNER);

        assertThat(member.fetch("/operator/ledger").statusCode()).isEqualTo(403);
        assertThat(member.fetch("/operator/ledger/check").statusCode()).isEqualTo(403);
    }

    private List<String> lines(String path) {
        return support.get(path).select("#transactions tbody tr").eachText();
    }
}
