package io.tollgate.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a new operator does once they are in, whoever keeps their account: from an upstream to a
/// tenant's first call on a model of the operator's own.
final class OperatorJourney {
    private static final Pattern SECRET = Pattern.compile("tg_live_[A-Za-z0-9]{49}");
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm");
    private static final BigDecimal MILLION = new BigDecimal(1_000_000);

    private final String name = "own-" + UUID.randomUUID().toString().substring(0, 8);
    private final Product product;

    OperatorJourney(Product product) {
        this.product = product;
    }

    /// Begins on any of the operator's pages and ends on the receipt of the call.
    void goOn(Walk walk) {
        upstream(walk);
        model(walk);
        wholesale(walk);
        belowCostIsAskedFor(walk);
        String key = tenant(walk);
        Http caller = new Http(product.gateways().getLast() + "/v1", key);
        Until.holds(() -> caller.get("/models/" + name).status() == 200);

        Http.Answer answer = caller.post("/chat/completions", hello()).expect(200);

        walk.note("the tenant calls");
        isBilledAt("3.5", "7", answer);
        seeTheCall(walk, answer);
    }

    private void upstream(Walk walk) {
        walk.click("Upstreams")
                .click("New upstream")
                .fill("Name", name)
                .fill("Base URL", product.simulator() + "/openai/v1")
                .tick("Allow plain http and private addresses")
                .click("Create upstream")
                .click("Add credential")
                .fill("Secret", "any-secret")
                .click("Save credential");
        assertThat(walk.text()).contains("is saved and in use within a second");
    }

    private void model(Walk walk) {
        walk.click("New model")
                .fill("ID", name)
                .choose("Upstream", name)
                .fill("The upstream's name for it", "forecast")
                .click("Create model");
        assertThat(walk.text()).contains(name + " was created");
    }

    private void wholesale(Walk walk) {
        walk.click("Prices").click("New wholesale prices").click(name);
        assertThat(walk.field("Model").inputValue()).isEqualTo("forecast");
        walk.fill("Input", "2")
                .fill("Output", "4")
                .click("See the margins")
                .click("Save this version");
        assertThat(walk.text()).contains("Saved");
    }

    /// From a minute ago on, so that the price is in effect.
    private void belowCostIsAskedFor(Walk walk) {
        walk.click("Prices").click("New sell prices");
        walk.fillLine(name, "Input", "3.5")
                .fillLine(name, "Output", "3")
                .fill("In effect from (UTC)", MINUTE.format(LocalDateTime.now(ZoneOffset.UTC)))
                .click("See the margins");
        assertThat(walk.text()).contains("Sold below cost");
        walk.click("Save this version");
        assertThat(walk.text()).contains("These prices are below cost");
        walk.fillLine(name, "Output", "7").click("See the margins again");
        assertThat(walk.text()).doesNotContain("Sold below cost");
        assertThat(walk.row(name)).contains("42.8");
        walk.click("Save this version");
        assertThat(walk.text()).contains("Saved");
    }

    /// Answers the key as the screen shows it.
    private String tenant(Walk walk) {
        walk.click("Tenants")
                .click("New tenant")
                .fill("Name", "First of " + name)
                .fill("E-mail", "first@example.test")
                .click("Create tenant")
                .click("Move credit")
                .fill("Amount", "5")
                .fill("Reference", "welcome " + name)
                .click("Post to the ledger")
                .click("API keys")
                .click("Create key")
                .fill("Name", "first key")
                .click("Create key");
        Matcher secret = SECRET.matcher(walk.text());
        assertThat(secret.find()).as(walk.text()).isTrue();
        return secret.group();
    }

    private String hello() {
        return "{'model':'%s','max_tokens':10,'messages':[{'role':'user','content':'Hello there'}]}"
                .formatted(name);
    }

    private static void isBilledAt(String input, String output, Http.Answer answer) {
        JsonNode usage = answer.json().path("usage");
        BigDecimal charge =
                new BigDecimal(input)
                        .multiply(usage.path("prompt_tokens").decimalValue())
                        .add(
                                new BigDecimal(output)
                                        .multiply(usage.path("completion_tokens").decimalValue()))
                        .divide(MILLION);
        assertThat(new BigDecimal(usage.path("cost").asText())).isEqualByComparingTo(charge);
        assertThat(charge).isPositive();
    }

    private static void seeTheCall(Walk walk, Http.Answer answer) {
        walk.click("Calls");
        Until.holds(() -> {
            var _ = walk.page().reload();
            return walk.hasRows();
        });
        walk.followFirstRow();
        assertThat(walk.text()).contains(answer.header("x-request-id"));
        String cost = answer.json().path("usage").path("cost").asText();
        assertThat(walk.row("Charge")).contains(cost.replaceAll("0+$", ""));
    }
}
