package io.tollgate.admin.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.tollgate.admin.support.Browser;
import io.tollgate.admin.support.Console;
import io.tollgate.admin.support.FakeProvider;
import io.tollgate.admin.support.Given;
import io.tollgate.admin.support.SoundPage;
import io.tollgate.catalog.alert.Alert;
import io.tollgate.catalog.alert.Alerts;
import io.tollgate.catalog.health.Cooldown;
import io.tollgate.catalog.health.Cooldowns;
import io.tollgate.catalog.id.CredentialId;
import io.tollgate.catalog.people.OperatorRole;
import io.tollgate.testkit.TestStores;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(TestStores.class)
class AccountsXIT {
    private static final String SECRET = "sk-planted-secret-5551212-abcdef";

    private final Console operator = Console.operator();

    @Inject ProbeBalances probe;
    @Inject Cooldowns cooldowns;
    @Inject Alerts alerts;

    private FakeProvider provider;

    @BeforeEach
    void start() throws Exception {
        provider = new FakeProvider();
        provider.answers("/models", 200, "{\"data\":[{\"id\":\"a\"},{\"id\":\"b\"}]}");
    }

    @AfterEach
    void stop() {
        provider.close();
    }

    @Test
    void aBalanceIsAskedForAndShown() {
        String upstream = deepSeek();
        String credential = credential(upstream);
        holds("CNY", "110.00");

        assertThat(probe.round()).isPositive();

        operator.get("/upstreams/" + upstream)
                .then()
                .statusCode(200)
                .body("credentials[0].id", equalTo(credential))
                .body("credentials[0].balance.balance.amount", equalTo("110.000000000"))
                .body("credentials[0].balance.balance.currency", equalTo("CNY"))
                .body("credentials[0].balance.error", nullValue())
                .body("credentials[0].cooldowns", empty());
        assertThat(provider.sent().getLast().path()).isEqualTo("/user/balance");
        assertThat(provider.sent().getLast().header("Authorization")).isEqualTo("Bearer " + SECRET);
        assertThat(
                        Browser.operator(OperatorRole.ADMIN)
                                .get("/operator/upstreams/" + upstream)
                                .text())
                .contains("110");
    }

    @Test
    void whatWasJustAskedForIsNotDue() {
        String upstream = deepSeek();
        String credential = credential(upstream);
        holds("CNY", "110.00");
        assertThat(probe.round()).isPositive();
        long before = asked();

        var _ = probe.round();

        assertThat(asked()).isEqualTo(before);
        assertThat(credential).isNotBlank();
    }

    @Test
    void anEmptyAccountRestsUntilItIsToppedUp() {
        String upstream = deepSeek();
        String credential = credential(upstream);
        holds("USD", "0.00");
        test(upstream).then().statusCode(200);

        state(upstream, "cooldowns[0].class", "BALANCE_EMPTY");
        operator.get("/upstreams/" + upstream)
                .then()
                .body("credentials[0].cooldowns[0].model", nullValue())
                .body("credentials[0].cooldowns[0].until", nullValue());
        assertThat(page(upstream)).contains("BALANCE_EMPTY", "until its balance is back");
        openAlerts().body("data.subject", hasItem(credential));
        assertThat(Browser.operator(OperatorRole.ADMIN).get("/operator").select("#alerts").text())
                .contains("account empty");

        holds("USD", "25.00");
        test(upstream).then().statusCode(200);

        operator.get("/upstreams/" + upstream).then().body("credentials[0].cooldowns", empty());
        openAlerts().body("data.subject", not(hasItem(credential)));
    }

    @Test
    void belowTheReserveTrafficIsMovedAndBelowTheAlertOperatorsHearOfIt() {
        String upstream = deepSeek();
        String credential = credential(upstream);
        operator.patch(
                        "/upstreams/" + upstream,
                        Given.json(
                                "{'balance_alert':{'amount':'50','currency':'USD'},"
                                        + "'balance_reserve':{'amount':'5','currency':'USD'}}"))
                .then()
                .statusCode(200)
                .body("balance_alert.amount", equalTo("50.000000000"));

        holds("USD", "4.99");
        test(upstream).then().statusCode(200);
        state(upstream, "cooldowns[0].class", "BALANCE_LOW");
        openAlerts()
                .body(
                        "data.findAll{it.subject=='%s'}.kind".formatted(credential),
                        equalTo(List.of("balance_low")));

        holds("USD", "49.99");
        test(upstream).then().statusCode(200);
        operator.get("/upstreams/" + upstream).then().body("credentials[0].cooldowns", empty());
        openAlerts().body("data.subject", hasItem(credential));

        holds("USD", "50.00");
        test(upstream).then().statusCode(200);
        openAlerts().body("data.subject", not(hasItem(credential)));
    }

    @Test
    void aGatewaysCooldownForAnEmptyBalanceEndsWhenThereIsMoney() {
        String upstream = deepSeek();
        CredentialId credential = CredentialId.parse(credential(upstream));
        Instant before = Instant.now().minusSeconds(1);
        assertThat(rests(credential, "", "BALANCE_EMPTY", before)).isTrue();
        assertThat(rests(credential, "m", "RATE_LIMITED", before)).isTrue();
        holds("USD", "3");

        test(upstream).then().statusCode(200);

        assertThat(cooldowns.of(credential))
                .extracting(Cooldown::failureClass)
                .containsExactly("RATE_LIMITED");
    }

    @Test
    void savingACredentialAsActiveEndsItsRestsAndResolvesItsAlerts() {
        String upstream = deepSeek();
        String id = credential(upstream);
        CredentialId credential = CredentialId.parse(id);
        assertThat(rests(credential, "m", "RATE_LIMITED", Instant.now())).isTrue();
        assertThat(alerts.raise(Alert.Kind.CREDENTIAL_DEAD, credential.value(), "refused"))
                .isTrue();
        operator.patch("/credentials/" + id, Given.json("{'weight':2}"))
                .then()
                .body("cooldowns", hasSize(1));

        operator.patch("/credentials/" + id, Given.json("{'status':'active'}"))
                .then()
                .statusCode(200)
                .body("cooldowns", empty());

        openAlerts().body("data.subject", not(hasItem(id)));
    }

    @Test
    void aTestTellsWhatItFound() {
        String upstream = deepSeek();
        String credential = credential(upstream);
        holds("CNY", "7.5");

        test(upstream)
                .then()
                .statusCode(200)
                .body("ok", equalTo(true))
                .body("latency_ms", greaterThanOrEqualTo(0))
                .body("models_found", equalTo(2))
                .body("balance.amount", equalTo("7.500000000"))
                .body("error", nullValue())
                .body("credentials[0].id", equalTo(credential));

        operator.get("/audit?limit=1")
                .then()
                .body("data[0].action", equalTo("upstream.test"))
                .body("data[0].target", equalTo(upstream));
        Document shown =
                Jsoup.parse(
                        Browser.operator(OperatorRole.ADMIN)
                                .post("/operator/upstreams/" + upstream + "/test", Map.of())
                                .asString());
        SoundPage.check(shown);
        assertThat(shown.text()).contains("Works", "7.50", "CNY");
    }

    @Test
    void glmIsTestedByACallOfOneToken() {
        String upstream = upstream("glm", "");
        var _ = credential(upstream);
        test(upstream).then().body("ok", equalTo(false)).body("error", containsString("no route"));
        operator.put("/models/" + Console.unique("m"), Given.model(upstream))
                .then()
                .statusCode(200);
        provider.answers("/chat/completions", 200, "{\"choices\":[]}");

        test(upstream)
                .then()
                .body("ok", equalTo(true))
                .body("models_found", nullValue())
                .body("balance", nullValue());

        assertThat(provider.sent().getLast().body())
                .contains("\"m-1\"")
                .contains("\"max_tokens\":1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "401|{'error':{'message':'key %s is wrong','type':'authentication_error'}}|authentication_error",
                "402|{'error':{'message':'Insufficient Balance for %s','code':'invalid_request_error'}}|Insufficient Balance",
                "403|{'error':'%s may not'}|may not",
                "429|{'error':{'code':'1113','message':'%s has no money'}}|1113",
                "500|oops %s|oops",
                "302|%s|redirect",
                "200|no json %s|not understood",
            })
    void anErrorIsInTheProvidersWordsWithoutTheSecret(int status, String body, String words) {
        String upstream = deepSeek();
        var _ = credential(upstream);
        provider.answers("/v1/models", status, Given.json(body.formatted(SECRET)));
        provider.answers("/user/balance", status, Given.json(body.formatted(SECRET)));

        List<String> logged =
                Logged.during(() -> {
                    Response answer = test(upstream);
                    answer.then()
                            .statusCode(200)
                            .body("ok", equalTo(false))
                            .body("error", containsString(words));
                    assertThat(answer.asString()).doesNotContain(SECRET);
                    var _ = probe.round();
                });

        assertThat(String.join("\n", logged)).doesNotContain(SECRET);
        assertThat(
                        operator.get("/upstreams/" + upstream).asString()
                                + operator.get("/audit?limit=5").asString()
                                + operator.get("/alerts?limit=50").asString()
                                + Browser.operator(OperatorRole.ADMIN)
                                        .get("/operator/upstreams/" + upstream)
                                        .html())
                .doesNotContain(SECRET);
    }

    @Test
    void aClosedPortIsToldAndNothingElseIsHeard() {
        String upstream = deepSeek();
        var _ = credential(upstream);
        provider.close();

        List<String> logged =
                Logged.during(() ->
                        test(upstream)
                                .then()
                                .body("ok", equalTo(false))
                                .body("error", not(nullValue())));

        assertThat(String.join("\n", logged)).doesNotContain(SECRET);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'balance_alert':{'amount':'-1','currency':'USD'}}|balance_alert.amount",
                "{'balance_alert':{'amount':'1','currency':'dollars'}}|balance_alert.currency",
                "{'balance_alert':{'amount':'1','currency':'USD'},'balance_reserve':{'amount':'1','currency':'CNY'}}|balance_reserve.currency",
            })
    void aWrongThresholdIsNamed(String body, String field) {
        operator.patch("/upstreams/" + deepSeek(), Given.json(body))
                .then()
                .statusCode(400)
                .body("error.field", equalTo(field));
    }

    private static String page(String upstream) {
        return Browser.operator(OperatorRole.ADMIN).get("/operator/upstreams/" + upstream).text();
    }

    private ValidatableResponse openAlerts() {
        return operator.get("/alerts?open=true&limit=200").then().statusCode(200);
    }

    private void state(String upstream, String path, String expected) {
        operator.get("/upstreams/" + upstream)
                .then()
                .body("credentials[0]." + path, equalTo(expected));
    }

    private boolean rests(CredentialId id, String model, String failureClass, Instant since) {
        return cooldowns.begin(
                new Cooldown(id, model, failureClass, "said so", since, since.plusSeconds(600)));
    }

    private long asked() {
        return provider.sent().stream().filter(one -> one.path().endsWith("/balance")).count();
    }

    private Response test(String upstream) {
        return operator.post("/upstreams/" + upstream + "/test", "{}");
    }

    private void holds(String currency, String amount) {
        provider.answers(
                "/user/balance",
                200,
                Given.json(
                        "{'is_available':true,'balance_infos':[{'currency':'%s','total_balance':'%s'}]}"
                                .formatted(currency, amount)));
    }

    private String deepSeek() {
        return upstream("deepseek", "/v1");
    }

    private String upstream(String dialect, String path) {
        provider.answers("/v1/models", 200, "{\"data\":[{\"id\":\"a\"},{\"id\":\"b\"}]}");
        return Console.created(
                operator.post(
                        "/upstreams",
                        Given.json(
                                "{'name':'%s','dialect':'%s','base_url':'%s','allow_private_network':true}"
                                        .formatted(
                                                Console.unique("acc"),
                                                dialect,
                                                provider.url() + path))));
    }

    private String credential(String upstream) {
        return Console.created(
                operator.post(
                        "/upstreams/" + upstream + "/credentials",
                        Given.json("{'name':'main','secret':'%s'}".formatted(SECRET))));
    }
}
