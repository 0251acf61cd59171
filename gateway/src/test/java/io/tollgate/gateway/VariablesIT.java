package io.tollgate.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tollgate.catalog.environment.UnknownVariables;
import io.tollgate.testkit.TestStores;
import jakarta.inject.Inject;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestStores.class)
class VariablesIT {
    @Inject Config config;

    @Test
    void theDoctorKnowsEveryPropertyOfThisProgram() {
        assertThat(
                        UnknownVariables.unlisted(
                                StreamSupport.stream(
                                        config.getPropertyNames().spliterator(), false)))
                .as("to be listed in variables.txt")
                .isEmpty();
    }
}
