package io.tollgate.admin.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.tollgate.admin.support.Console;
import io.tollgate.admin.support.FakeProvider;
import io.tollgate.catalog.alert.Alert;
import io.tollgate.catalog.alert.Alerts;
import io.tollgate.catalog.id.Ids;
import io.tollgate.testkit.TestStores;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestStores.class)
class TellWebhookXIT {
    private static final String SECRET = "whsec-test";

    private final UUID subject = Ids.next();

    @Inject Alerts alerts;
    @Inject TellWebhook webhook;

    private FakeProvider listener;

    @BeforeEach
    void start() throws Exception {
        listener = new FakeProvider();
        listener.answers("/hook", 204, "");
    }

    @AfterEach
    void stop() {
        listener.close();
    }

    @Test
    void itHearsOfAnAlertAndOfItsEndOnceEach() {
        assertThat(alerts.raise(Alert.Kind.BALANCE_LOW, subject, "low")).isTrue();
        tell();
        tell();
        assertThat(alerts.resolve(Alert.Kind.BALANCE_LOW, subject)).isTrue();
        tell();
        tell();

        assertThat(heard("event")).containsExactly("alert.raised", "alert.resolved");
        assertThat(heard("alert.kind")).containsOnly("balance_low");
        assertThat(heard("alert.message")).containsOnly("low");
    }

    @Test
    void whatItDoesNotTakeIsToldAgainUnderTheSameId() {
        listener.answers("/hook", 500, "no");
        assertThat(alerts.raise(Alert.Kind.BALANCE_EMPTY, subject, "empty")).isTrue();
        tell();
        listener.answers("/hook", 302, "", java.util.Map.of("Location", listener.url() + "/else"));
        tell();
        listener.answers("/hook", 200, "ok");
        tell();
        tell();

        assertThat(heard("id")).hasSize(3).containsOnly(heard("id").getFirst());
        assertThat(listener.sent()).noneMatch(one -> one.path().equals("/else"));
    }

    @Test
    void whatIsRaisedAndResolvedBeforeItHearsIsToldInOrder() {
        assertThat(alerts.raise(Alert.Kind.CREDENTIAL_DEAD, subject, "refused")).isTrue();
        alerts.resolveAll(subject);
        tell();
        tell();

        assertThat(heard("event")).containsExactly("alert.raised", "alert.resolved");
    }

    @Test
    void eachMessageIsSigned() {
        assertThat(alerts.raise(Alert.Kind.BALANCE_LOW, subject, "low")).isTrue();
        tell();

        FakeProvider.Sent sent = ours().getFirst();
        String signature = sent.header("X-tollgate-signature");
        assertThat(signature).matches("t=\\d+,v1=[0-9a-f]{64}");
        long at = Long.parseLong(signature.substring(2, signature.indexOf(',')));
        assertThat(signature)
                .isEqualTo(WebhookSignature.of(SECRET, Instant.ofEpochSecond(at), sent.body()));
    }

    @Test
    void theListIsReadPageByPage() {
        assertThat(alerts.raise(Alert.Kind.BALANCE_LOW, subject, "low")).isTrue();
        assertThat(alerts.raise(Alert.Kind.BALANCE_EMPTY, subject, "empty")).isTrue();
        Console operator = Console.operator();
        String cursor =
                operator.get("/alerts?open=true&limit=1")
                        .then()
                        .statusCode(200)
                        .body("data[0].message", equalTo("empty"))
                        .body("data[0].resolved_at", equalTo(null))
                        .extract()
                        .path("next_cursor");

        operator.get("/alerts?open=true&limit=1&cursor=" + cursor)
                .then()
                .body("data[0].message", equalTo("low"));
        operator.get("/alerts?open=perhaps")
                .then()
                .statusCode(400)
                .body("error.field", equalTo("open"));
    }

    private void tell() {
        var _ = webhook.round(URI.create(listener.url() + "/hook"), SECRET);
    }

    private List<FakeProvider.Sent> ours() {
        return listener.sent().stream()
                .filter(one -> one.body().contains(subject.toString()))
                .toList();
    }

    private List<String> heard(String path) {
        return ours().stream().map(one -> new JsonPath(one.body()).getString(path)).toList();
    }
}
