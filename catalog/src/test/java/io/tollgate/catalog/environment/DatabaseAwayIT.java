package io.tollgate.catalog.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.tollgate.catalog.secret.KeyDigests;
import io.tollgate.catalog.version.CatalogVersion;
import jakarta.inject.Inject;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(DatabaseAwayIT.NoDatabase.class)
class DatabaseAwayIT {
    @Inject CatalogVersion version;
    @Inject KeyDigests digests;

    @Test
    void anApplicationStartsAndLivesWithoutItsDatabase() {
        assertThatThrownBy(version::current).isInstanceOf(RuntimeException.class);
        assertThat(digests.digest("secret").bytes()).hasSize(32);
    }

    /// Nothing listens there; neither user nor password is given.
    public static final class NoDatabase implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "TOLLGATE_DB_URL",
                    "jdbc:postgresql://127.0.0.1:1/nothing",
                    "TOLLGATE_MASTER_KEY",
                    Base64.getEncoder().encodeToString(new byte[32]));
        }
    }
}
