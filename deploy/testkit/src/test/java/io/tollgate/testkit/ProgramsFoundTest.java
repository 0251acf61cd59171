package io.tollgate.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;

class ProgramsFoundTest {
    private static final List<Program> NEEDED = List.of(Program.NODE, Program.CHROMIUM);

    @Test
    void runsWhereEveryProgramIsFound() {
        ProgramsFound condition = new ProgramsFound(_ -> true, true);
        assertThat(condition.decide("ClientsIT", NEEDED).isDisabled()).isFalse();
    }

    @Test
    void saysWhichProgramIsMissing() {
        ProgramsFound condition = new ProgramsFound(Program.NODE::equals, false);
        ConditionEvaluationResult result = condition.decide("ClientsIT", NEEDED);
        assertThat(result.isDisabled()).isTrue();
        assertThat(result.getReason())
                .hasValue(
                        "SKIPPED: ClientsIT needs Chromium or Chrome, which is not installed here");
    }

    @Test
    void failsOnABuildServerInsteadOfSkipping() {
        ProgramsFound condition = new ProgramsFound(Program.NODE::equals, true);
        assertThatThrownBy(() -> condition.decide("ClientsIT", NEEDED))
                .hasMessageContaining("Chromium or Chrome")
                .hasMessageContaining("CI=true");
    }
}
