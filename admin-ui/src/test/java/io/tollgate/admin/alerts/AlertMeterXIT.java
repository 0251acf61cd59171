package io.tollgate.admin.alerts;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tollgate.catalog.alert.Alert;
import io.tollgate.catalog.alert.Alerts;
import io.tollgate.catalog.id.Ids;
import io.tollgate.testkit.TestStores;
import jakarta.inject.Inject;
import java.net.URL;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestStores.class)
class AlertMeterXIT {
    @Inject Alerts alerts;
    @Inject AlertsUpkeep upkeep;

    @TestHTTPResource(value = "/", management = true)
    URL management;

    @Test
    void itCountsWhatIsOpen() {
        assertThat(alerts.raise(Alert.Kind.BALANCE_LOW, Ids.next(), "low")).isTrue();
        long open = alerts.open().getOrDefault(Alert.Kind.BALANCE_LOW, 0L);
        assertThat(open).isPositive();

        upkeep.count();

        given().port(management.getPort())
                .get("/q/metrics")
                .then()
                .statusCode(200)
                .body(containsString("tollgate_alerts_open{kind=\"balance_low\"} " + open + ".0"));
    }
}
