package io.tollgate.simulator.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RulesTest {
    private final Rules rules = new Rules(3);

    @Test
    void theNewestMatchingRuleWins() {
        add("{\"status\":401}");
        add("{\"status\":402,\"model\":\"m\"}");
        add("{\"status\":403,\"credential\":\"other\"}");

        assertThat(status("openai", "key", "m")).isEqualTo(402);
        assertThat(status("openai", "key", "n")).isEqualTo(401);
        assertThat(status("openai", "other", "m")).isEqualTo(403);
    }

    @Test
    void everyGivenFieldMustMatch() {
        add("{\"status\":401,\"dialect\":\"glm\",\"credential\":\"key\",\"model\":\"m\"}");

        assertThat(rules.take("openai", "key", "m")).isSameAs(Rule.NONE);
        assertThat(rules.take("glm", null, "m")).isSameAs(Rule.NONE);
        assertThat(status("glm", "key", "m")).isEqualTo(401);
    }

    @Test
    void aRuleIsGoneWhenItsTimesAreUsedUp() {
        add("{\"status\":401}");
        add("{\"status\":402,\"times\":2}");

        assertThat(status("openai", null, "m")).isEqualTo(402);
        assertThat(status("openai", null, "m")).isEqualTo(402);
        assertThat(status("openai", null, "m")).isEqualTo(401);
    }

    @Test
    void clearingTakesAllAway() {
        add("{\"status\":401}");

        rules.clear();

        assertThat(rules.take("openai", null, "m")).isSameAs(Rule.NONE);
    }

    @Test
    void moreRulesThanTheLimitAreRefused() {
        for (int i = 0; i < 3; i++) {
            assertThat(rules.add(Rule.NONE)).isTrue();
        }

        assertThat(rules.add(Rule.NONE)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"times\":0}|times",
                "{\"status\":99}|status",
                "{\"status\":\"500\"}|String",
                "{\"delay_ms\":-1}|delay_ms",
                "{\"chunk_ms\":1.5}|int",
                "{\"cut_after_chunks\":-1}|cut_after_chunks",
                "{\"in_stream_error\":{\"after_chunks\":-1}}|after_chunks",
                "{\"keep_alive_ms\":-1}|keep_alive_ms",
                "{\"output_tokens\":-1}|output_tokens",
                "{\"connection\":\"slow\"}|slow",
                "{\"calls_per_minute\":-1}|calls_per_minute",
                "{\"headers\":{\"a b\":\"c\"}}|headers",
                "{\"headers\":{\"a\":\"c\\nd\"}}|headers",
                "{\"delayms\":1}|delayms",
                "[]|Rule",
                "null|object",
                "{}{}|Trailing"
            })
    void unreadableRulesSayWhy(String json, String reason) {
        assertThat(RuleReading.read(json))
                .isInstanceOfSatisfying(
                        RuleReading.Unreadable.class,
                        wrong -> assertThat(wrong.reason()).contains(reason));
    }

    private void add(String json) {
        assertThat(RuleReading.read(json))
                .isInstanceOfSatisfying(
                        RuleReading.Understood.class,
                        read -> assertThat(rules.add(read.rule())).isTrue());
    }

    private Integer status(String dialect, @Nullable String key, String m) {
        return Objects.requireNonNull(rules.take(dialect, key, m).status());
    }
}
