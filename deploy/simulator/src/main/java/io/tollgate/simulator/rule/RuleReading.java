package io.tollgate.simulator.rule;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import org.jspecify.annotations.Nullable;

/// What came of reading a rule's JSON.
public sealed interface RuleReading {
    /// The JSON is a rule.
    record Understood(Rule rule) implements RuleReading {}

    /// The JSON is none; `reason` is a sentence for whoever wrote it. Unknown fields are refused,
    /// so that a misspelt rule does not pass unnoticed.
    record Unreadable(String reason) implements RuleReading {}

    /// Reads one rule object.
    static RuleReading read(String json) {
        try {
            @Nullable Rule rule = RuleJson.MAPPER.readValue(json, Rule.class);
            return rule == null ? new Unreadable("A rule is a JSON object.") : new Understood(rule);
        } catch (UnrecognizedPropertyException unknown) {
            return new Unreadable("Unknown field '" + unknown.getPropertyName() + "'.");
        } catch (JsonProcessingException wrong) {
            return new Unreadable(wrong.getOriginalMessage());
        }
    }
}
