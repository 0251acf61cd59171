package io.tollgate.admin.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tollgate.admin.support.Browser;
import io.tollgate.admin.support.Console;
import io.tollgate.admin.support.Given;
import io.tollgate.billing.recovery.Recovery;
import io.tollgate.catalog.people.OperatorRole;
import io.tollgate.catalog.people.TenantRole;
import io.tollgate.testkit.TestStores;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestStores.class)
class AuditPageXIT {
    private final Console api = Console.operator();
    @Inject Recovery recovery;

    private Browser support = Browser.signedOut();

    @BeforeEach
    void signIn() {
        assertThat(recovery.openShards()).isTrue();
        support = Browser.operator(OperatorRole.SUPPORT);
    }

    @Test
    void whatAPersonDidIsASentence() {
        Browser admin = Browser.operator(OperatorRole.ADMIN);
        String id = api.newTenant();

        assertThat(
                        admin.post(
                                        "/operator/tenants/" + id + "/status",
                                        Map.of("status", "suspended"))
                                .statusCode())
                .isEqualTo(303);

        assertThat(sentences("target=" + id).getFirst()).startsWith("Ada Lovelace suspended “Acme");
        assertThat(sentences("target=" + id + "&actor=person:" + admin.person().id())).hasSize(1);
    }

    @Test
    void aCreditIsToldByTenantAndAmount() {
        String id = api.newTenant();
        api.credit(id, Given.grant("10", Console.unique("ref"))).then().statusCode(201);
        api.credit(
                        id,
                        Given.json(
                                "{'kind':'adjustment','amount':'-4.5','reference':'r','reason':'slip'}"))
                .then()
                .statusCode(201);

        assertThat(sentences("target=" + id))
                .anyMatch(sentence -> sentence.contains("raised the credit of “Acme” by 10.00 USD"))
                .anyMatch(
                        sentence -> sentence.contains("lowered the credit of “Acme” by 4.50 USD"));
    }

    @Test
    void beforeAndAfterAreToldFieldByField() {
        String id = api.newTenant();
        api.patch("/tenants/" + id, Given.json("{'name':'Emca','limits':{'rpm':7}}"))
                .then()
                .statusCode(200);

        Element entry = support.get("/operator/audit?target=" + id).expectFirst(".log > li");

        assertThat(entry.expectFirst("p").text()).contains("changed 2 settings of tenant “Emca”");
        assertThat(entry.expectFirst("tbody tr").text()).isEqualTo("name Acme Emca");
    }

    @Test
    void nothingThatFitsIsSaid() {
        assertThat(support.get("/operator/audit?target=no-such-thing").select(".empty-title"))
                .hasSize(1);
    }

    @Test
    void whatWasTypedIsShownAsTextAndASearchForMarkupFindsNothing() {
        Document page = support.get("/operator/audit?target=%3Cscript%3E");

        assertThat(page.expectFirst("input[name=target]").val()).isEqualTo("<script>");
    }

    @Test
    void aMemberSeesNoneOfIt() {
        Browser member = Browser.member(api.newTenant(), TenantRole.OWNER);

        assertThat(member.fetch("/operator/audit").statusCode()).isEqualTo(403);
    }

    private List<String> sentences(String query) {
        return support.get("/operator/audit?" + query)
                .select(".log > li > p:first-child")
                .eachText();
    }
}
