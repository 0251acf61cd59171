package io.tollgate.catalog.environment;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tollgate.testkit.TestStores;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import org.junit.jupiter.api.Test;

/// The test database runs with fsync off.
@QuarkusTest
@WithTestResource(TestStores.class)
class DatabaseSettingsIT {
    @Inject EntityManager database;
    @Inject DatabaseSettings settings;

    @Test
    void aDatabaseWithoutFsyncIsRefused() {
        DatabaseSettings strict = new DatabaseSettings(database, () -> true);

        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(strict::verify))
                .isInstanceOf(UnsafeDatabase.class)
                .hasMessageContaining("fsync");
    }

    @Test
    void theDemandCanBeTurnedOff() {
        assertThatCode(settings::verify).doesNotThrowAnyException();
    }
}
