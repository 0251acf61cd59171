package io.tollgate.catalog.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tollgate.catalog.id.Ids;
import io.tollgate.testkit.TestStores;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestStores.class)
class AlertsIT {
    @Inject Alerts alerts;

    private final UUID subject = Ids.next();

    @Test
    void oneOfAKindIsOpenAtATime() {
        assertThat(alerts.raise(Alert.Kind.BALANCE_EMPTY, subject, "first")).isTrue();
        assertThat(alerts.raise(Alert.Kind.BALANCE_EMPTY, subject, "second")).isFalse();
        assertThat(alerts.raise(Alert.Kind.CREDENTIAL_DEAD, subject, "another kind")).isTrue();

        assertThat(ours(true)).extracting(Alert::message).containsExactly("another kind", "first");
    }

    @Test
    void aResolvedOneStaysInTheListAndMayComeAgain() {
        assertThat(alerts.raise(Alert.Kind.BALANCE_LOW, subject, "low")).isTrue();

        assertThat(alerts.resolve(Alert.Kind.BALANCE_LOW, subject)).isTrue();
        assertThat(alerts.resolve(Alert.Kind.BALANCE_LOW, subject)).isFalse();

        assertThat(ours(true)).isEmpty();
        assertThat(ours(false).getFirst().resolvedAt()).isNotNull();
        assertThat(alerts.raise(Alert.Kind.BALANCE_LOW, subject, "low again")).isTrue();
    }

    private List<Alert> ours(boolean open) {
        return alerts.list(1_000, null, open).stream()
                .filter(alert -> alert.subject().equals(subject))
                .toList();
    }
}
