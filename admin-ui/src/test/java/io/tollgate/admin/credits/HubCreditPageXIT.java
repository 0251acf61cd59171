package io.tollgate.admin.credits;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.tollgate.admin.support.Browser;
import io.tollgate.admin.support.Console;
import io.tollgate.admin.support.ShownForm;
import io.tollgate.admin.support.SoundPage;
import io.tollgate.billing.recovery.Recovery;
import io.tollgate.catalog.people.OperatorRole;
import io.tollgate.testkit.TestStores;
import jakarta.inject.Inject;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(TestStores.class)
class HubCreditPageXIT {
    private final Console api = Console.operator();
    private Browser finance = Browser.signedOut();
    private String tenant = "";
    private String page = "";

    @Inject Recovery recovery;

    @BeforeEach
    void signIn() {
        assertThat(recovery.openShards()).isTrue();
        finance = Browser.operator(OperatorRole.FINANCE);
        tenant = api.newTenant();
        page = "/operator/tenants/" + tenant + "/credit";
    }

    @Test
    void aFormSentTwiceMovesMoneyOnce() {
        Map<String, String> fields = right();

        for (int n = 0; n < 2; n++) {
            assertThat(Browser.location(finance.post(page, fields)))
                    .isEqualTo("/operator/tenants/" + tenant);
        }

        assertThat(posted()).isEqualTo("25.500000000");
    }

    @Test
    void theSameFormWithAnotherAmountIsAskedAgain() {
        Map<String, String> fields = right();
        assertThat(finance.post(page, fields).statusCode()).isEqualTo(303);
        fields.put("amount", "30");

        Response answer = finance.post(page, fields);

        assertThat(answer.statusCode()).isEqualTo(422);
        Document shown = Jsoup.parse(answer.asString());
        assertThat(shown.expectFirst("input[name=once]").val()).isNotEqualTo(fields.get("once"));
        assertThat(shown.expectFirst("input[name=amount]").val()).isEqualTo("30");
        assertThat(posted()).isEqualTo("25.500000000");
    }

    @Test
    void aRefundLowersAndNeverBelowNothing() {
        assertThat(finance.post(page, right()).statusCode()).isEqualTo(303);
        Map<String, String> refund = right();
        refund.put("kind", "refund");
        refund.put("amount", "5");
        assertThat(finance.post(page, refund).statusCode()).isEqualTo(303);
        assertThat(posted()).isEqualTo("20.500000000");
        refund.put("once", Console.unique("once"));
        refund.put("reference", "more");
        refund.put("amount", "20.6");

        Response tooMuch = finance.post(page, refund);

        assertThat(tooMuch.statusCode()).isEqualTo(422);
        assertThat(Jsoup.parse(tooMuch.asString()).select("#credit-amount-error").text())
                .contains("available");
        assertThat(posted()).isEqualTo("20.500000000");
    }

    @Test
    void anAdjustmentMayHaveAMinusAndNeedsAReason() {
        assertThat(finance.post(page, right()).statusCode()).isEqualTo(303);
        Map<String, String> less = right();
        less.put("kind", "adjustment");
        less.put("amount", "-0.5");
        assertThat(finance.post(page, less).statusCode()).isEqualTo(422);
        less.put("reason", "Booked twice");

        assertThat(finance.post(page, less).statusCode()).isEqualTo(303);
        assertThat(posted()).isEqualTo("25.000000000");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "kind|loan",
                "amount|",
                "amount|0",
                "amount|-1",
                "amount|1.0000000001",
                "amount|ten",
                "reference|",
                "expires_at|2020-01-01T00:00",
                "expires_at|soon",
            })
    void aWrongFieldIsNamedAndNothingTypedIsLost(String field, @Nullable String value) {
        Map<String, String> fields = right();
        fields.put("reason", "Kept <reason>");
        fields.put(field, value == null ? "" : value);

        Response answer = finance.post(page, fields);

        assertThat(answer.statusCode()).isEqualTo(422);
        Document shown = Jsoup.parse(answer.asString());
        SoundPage.check(shown);
        assertThat(shown.expectFirst("[name=" + field + "]").attr("aria-invalid"))
                .isEqualTo("true");
        assertThat(shown.expectFirst("[name=reason]").val()).isEqualTo("Kept <reason>");
        assertThat(posted()).isEqualTo("0.000000000");
    }

    @Test
    void aReferenceIsUsedOnce() {
        Map<String, String> fields = right();
        assertThat(finance.post(page, fields).statusCode()).isEqualTo(303);
        fields.put("once", Console.unique("once"));

        assertThat(finance.post(page, fields).statusCode()).isEqualTo(422);
        assertThat(posted()).isEqualTo("25.500000000");
    }

    @Test
    void aFormWithoutItsNumberMovesNothing() {
        Map<String, String> fields = right();
        fields.remove("once");

        assertThat(finance.post(page, fields).statusCode()).isEqualTo(422);
        assertThat(posted()).isEqualTo("0.000000000");
    }

    @Test
    void supportMovesNothing() {
        Browser support = Browser.operator(OperatorRole.SUPPORT);

        assertThat(support.fetch(page).statusCode()).isEqualTo(403);
        assertThat(support.post(page, right()).statusCode()).isEqualTo(403);
        assertThat(posted()).isEqualTo("0.000000000");
    }

    private Map<String, String> right() {
        Map<String, String> fields = ShownForm.fields(finance.get(page), "credit");
        fields.putAll(Map.of("amount", "25.5", "reference", "invoice 12"));
        return fields;
    }

    private String posted() {
        return api.get("/tenants/" + tenant + "/balance").path("posted.amount");
    }
}
