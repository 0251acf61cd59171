package io.tollgate.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.simulator.dialect.ProviderErrors;
import io.tollgate.simulator.rule.RuleReading;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class RowTest {
    static final List<String> DIALECTS = Row.DIALECTS;

    @ParameterizedTest
    @FieldSource("DIALECTS")
    void everyErrorOfAProviderHasRows(String dialect) {
        List<String> played = Row.of(dialect).stream().map(Row::name).toList();

        assertThat(ProviderErrors.all(dialect))
                .isNotEmpty()
                .allSatisfy(error -> assertThat(played).contains(error.name()));
    }

    @ParameterizedTest
    @FieldSource("DIALECTS")
    void everyRuleIsOne(String dialect) {
        assertThat(Row.of(dialect))
                .filteredOn(Row::reachesTheProvider)
                .allSatisfy(row ->
                        assertThat(
                                        RuleReading.read(
                                                "{\"dialect\":\"%s\",%s}"
                                                        .formatted(dialect, row.rule())))
                                .as(row.toString())
                                .isInstanceOf(RuleReading.Understood.class));
    }
}
