package io.tollgate.catalog.environment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class UnknownVariablesTest {
    @Test
    void aMisspeltVariableIsUnknown() {
        assertThat(
                        UnknownVariables.unknown(
                                Set.of("TOLLGATE_DB_ULR", "TOLLGATE_DB_URL", "PATH", "DB_ULR"),
                                Set.of()))
                .containsExactly("TOLLGATE_DB_ULR");
    }

    @Test
    void theFileFormOfAKnownVariableIsKnown() {
        assertThat(
                        UnknownVariables.unknown(
                                Set.of("TOLLGATE_DB_PASSWORD_FILE", "TOLLGATE_FILE"), Set.of()))
                .containsExactly("TOLLGATE_FILE");
    }

    @Test
    void theEnvironmentFormOfAPropertyIsKnown() {
        assertThat(
                        UnknownVariables.unknown(
                                Set.of("TOLLGATE_DATABASE_REQUIRE_DURABLE"),
                                Set.of("tollgate.database.require-durable")))
                .isEmpty();
    }

    @Test
    void aPropertyOfAnotherProgramIsKnownToo() {
        assertThat(
                        UnknownVariables.unknown(
                                Set.of("TOLLGATE_RELAY_DRAIN", "TOLLGATE_SIGN_UP_MODE"), Set.of()))
                .isEmpty();
        assertThat(UnknownVariables.unlisted(Stream.of("tollgate.relay.drain", "tollgate.x", "a")))
                .containsExactly("tollgate.x");
    }

    @Test
    void aVariableThatNamesAFileToWriteIsKnownAndReadFromNoFile() {
        String variable = "TOLLGATE_SETUP_LINK_FILE";

        assertThat(UnknownVariables.unknown(Set.of(variable), Set.of())).isEmpty();
        assertThat(new FileVariables(Map.of(variable, "/there/is/no/such/file")).getPropertyNames())
                .isEmpty();
    }
}
