package io.tollgate.gateway.upstream.dialect;

import io.tollgate.gateway.json.Assembly;
import io.tollgate.gateway.json.JsonSink.Scalar;
import io.tollgate.gateway.json.Outline;
import io.tollgate.gateway.json.Outline.Members;
import io.tollgate.gateway.json.Outline.Value;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Writes the fields of a request that are neither messages nor tools. Which are left out and which
/// refused the doc of [AnthropicDialect] says.
final class AnthropicFields {
    /// Same name and meaning on both sides, or Anthropic's own.
    private static final Set<String> SAME = Set.of("top_p", "top_k", "thinking", "output_config");

    /// Written elsewhere, or without a meaning for the answer.
    private static final Set<String> LEFT_OUT =
            Set.of(
                    "model",
                    "models",
                    "provider",
                    "stream",
                    "stream_options",
                    "max_tokens",
                    "max_completion_tokens",
                    "n",
                    "modalities",
                    "seed",
                    "service_tier",
                    "store",
                    "metadata",
                    "prediction",
                    "prompt_cache_key",
                    "prompt_cache_retention");

    /// Left out if they say what happens without them.
    private static final Map<String, String> USUAL =
            Map.of(
                    "frequency_penalty", "0",
                    "presence_penalty", "0",
                    "logprobs", "false",
                    "top_logprobs", "0",
                    "verbosity", "medium",
                    "reasoning_effort", "none");

    private final Objections objections;
    private final Assembly written;
    private @Nullable Value user;

    AnthropicFields(Assembly.Source source, Objections objections) {
        this.objections = objections;
        written = new Assembly(source);
    }

    void field(String key, Outline value) {
        if (value.isNull() || LEFT_OUT.contains(key)) {
            return;
        }
        switch (key) {
            case "temperature" -> temperature(value);
            case "stop" -> stop(value);
            case "user" -> user = value instanceof Value text && text.isString() ? text : user;
            case "safety_identifier" -> {
                if (user == null && value instanceof Value text && text.isString()) {
                    user = text;
                }
            }
            case "response_format" -> {
                if (!(value instanceof Members format && format.says("type", "text"))) {
                    objections.unsupported(
                            key, "may only be of type 'text': no other is supported");
                }
            }
            case "logit_bias" -> {
                if (!(value instanceof Members biases && biases.members().isEmpty())) {
                    objections.unsupported(key);
                }
            }
            default -> other(key, value);
        }
    }

    private void other(String key, Outline value) {
        if (SAME.contains(key)) {
            written.add(",\"" + key + "\":").add(value.span());
        } else if (key.equals("reasoning_effort") && !isUsual(key, value)) {
            objections.unsupported(key, "is not supported (send 'thinking' instead)");
        } else if (!isUsual(key, value)) {
            objections.unsupported(key);
        }
    }

    private static boolean isUsual(String key, Outline outline) {
        String usual = USUAL.get(key);
        if (usual == null || !(outline instanceof Value value)) {
            return false;
        }
        return switch (value.kind()) {
            case NUMBER -> usual.equals("0") && isZero(value.text());
            case STRING -> value.isString(usual);
            case FALSE -> usual.equals("false");
            case TRUE, NULL -> false;
        };
    }

    /// Without a digit from 1 to 9 before its exponent.
    private static boolean isZero(String number) {
        return number.split("[eE]", 2)[0].chars().noneMatch(c -> c >= '1' && c <= '9');
    }

    /// Anthropic's scale ends at 1.
    private void temperature(Outline outline) {
        written.add(",\"temperature\":");
        if (outline instanceof Value value && value.kind() == Scalar.NUMBER && exceedsOne(value)) {
            written.add("1");
        } else {
            written.add(outline.span());
        }
    }

    private static boolean exceedsOne(Value number) {
        try {
            return new BigDecimal(number.text()).compareTo(BigDecimal.ONE) > 0;
        } catch (NumberFormatException unreadable) {
            return false;
        }
    }

    private void stop(Outline outline) {
        boolean one = outline instanceof Value value && value.isString();
        written.add(one ? ",\"stop_sequences\":[" : ",\"stop_sequences\":")
                .add(outline.span())
                .add(one ? "]" : "");
    }

    void into(Assembly body) {
        body.add(written);
        if (user != null) {
            body.add(",\"metadata\":{\"user_id\":").add(user.span()).add("}");
        }
    }
}
