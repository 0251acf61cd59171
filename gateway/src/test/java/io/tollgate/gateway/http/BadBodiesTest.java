package io.tollgate.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BadBodiesTest {
    private static final String MESSAGES = "\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            quoteCharacter = '`',
            value = {
                "| - | -",
                "{ | - | -",
                "{\"model\":\"m\",} | - | -",
                "[] | - | -",
                "\"text\" | - | -",
                "null | - | -",
                "{} | model | missing_required_parameter",
                "{M} | model | missing_required_parameter",
                "{\"model\":null,M} | model | invalid_type",
                "{\"model\":7,M} | model | invalid_type",
                "{\"model\":[\"m\"],M} | model | invalid_type",
                "{\"model\":\"\",M} | model | invalid_value",
                "{\"model\":\"m\"} | messages | missing_required_parameter",
                "{\"model\":\"m\",\"messages\":\"hi\"} | messages | invalid_type",
                "{\"model\":\"m\",\"messages\":null} | messages | invalid_type",
                "{\"model\":\"m\",\"messages\":{}} | messages | invalid_type",
                "{\"model\":\"m\",\"messages\":[]} | messages | empty_array",
                "{\"model\":\"m\",\"messages\":[{},\"hi\"]} | messages[1] | invalid_type",
                "{\"model\":\"m\",\"model\":\"m\",M} | model | duplicate_key",
                "{\"model\":\"m\",\"mod\\u0065l\":\"n\",M} | model | duplicate_key",
                "{\"model\":\"m\",\"Model\":\"n\",M} | model | invalid_key",
                "{\"model\":\"m\",M,\"MAX_TOKENS\":9} | max_tokens | invalid_key",
                "{\"model\":\"m\",M,\"max_to\\u212aens\":9} | max_tokens | invalid_key",
                "{\"model\":\"m\",M,\"x\\ud800\":9} | - | -",
                "{\"model\":\"m\",M,M} | messages | duplicate_key",
                "{\"model\":\"m\",\"messages\":[{\"content\":\"a\",\"content\":\"b\"}]} | content | duplicate_key",
                "{\"model\":\"m\",M,\"max_tokens\":0} | max_tokens | integer_below_min_value",
                "{\"model\":\"m\",M,\"max_tokens\":-1} | max_tokens | integer_below_min_value",
                "{\"model\":\"m\",M,\"max_tokens\":-0} | max_tokens | integer_below_min_value",
                "{\"model\":\"m\",M,\"max_tokens\":1.5} | max_tokens | invalid_type",
                "{\"model\":\"m\",M,\"max_tokens\":1e3} | max_tokens | invalid_type",
                "{\"model\":\"m\",M,\"max_tokens\":\"5\"} | max_tokens | invalid_type",
                "{\"model\":\"m\",M,\"max_tokens\":true} | max_tokens | invalid_type",
                "{\"model\":\"m\",M,\"max_tokens\":2147483648} | max_tokens | integer_above_max_value",
                "{\"model\":\"m\",M,\"max_tokens\":99999999999999999999} | max_tokens | integer_above_max_value",
                "{\"model\":\"m\",M,\"max_completion_tokens\":0} | max_completion_tokens | integer_below_min_value",
                "{\"model\":\"m\",M,\"max_completion_tokens\":[]} | max_completion_tokens | invalid_type",
                "{\"model\":\"m\",M,\"max_tokens\":5,\"max_completion_tokens\":5} | max_tokens | invalid_value",
                "{\"model\":\"m\",M,\"n\":0} | n | integer_below_min_value",
                "{\"model\":\"m\",M,\"n\":129} | n | integer_above_max_value",
                "{\"model\":\"m\",M,\"n\":{}} | n | invalid_type",
                "{\"model\":\"m\",M,\"stream\":1} | stream | invalid_type",
                "{\"model\":\"m\",M,\"stream\":\"true\"} | stream | invalid_type",
                "{\"model\":\"m\",M,\"stream\":true,\"stream_options\":[]} | stream_options | invalid_type",
                "{\"model\":\"m\",M,\"stream\":true,\"stream_options\":true} | stream_options | invalid_type",
                "{\"model\":\"m\",M,\"stream_options\":{}} | stream_options | invalid_value",
                "{\"model\":\"m\",M,\"stream\":false,\"stream_options\":{}} | stream_options | invalid_value",
                "{\"model\":\"m\",M,\"stream\":true,\"stream_options\":{\"include_usage\":1}} | stream_options.include_usage | invalid_type",
                "{\"model\":\"m\",M,\"stream\":true,\"stream_options\":{\"include_usage\":true,\"include_usage\":false}} | include_usage | duplicate_key",
                "{\"model\":\"m\",M,\"tools\":{}} | tools | invalid_type",
                "{\"model\":\"m\",M,\"tools\":[1]} | tools | invalid_type",
                "{\"model\":\"m\",M,\"tools\":[{}]} | tools | unsupported_value",
                "{\"model\":\"m\",M,\"tools\":[{\"type\":\"web_search\"}]} | tools | unsupported_value",
                "{\"model\":\"m\",M,\"tools\":[{\"type\":\"function\"},{\"type\":\"builtin_function\"}]} | tools | unsupported_value",
                "{\"model\":\"m\",M,\"tools\":[{\"type\":\"function\",\"type\":\"web_search\"}]} | type | duplicate_key",
                "{\"model\":\"m\",M,\"web_search_options\":{}} | web_search_options | unsupported_parameter",
                "{\"model\":\"m\",M,\"audio\":{\"voice\":\"x\"}} | audio | unsupported_parameter",
                "{\"model\":\"m\",M,\"modalities\":[\"text\",\"audio\"]} | modalities | unsupported_value",
                "{\"model\":\"m\",M,\"modalities\":\"text\"} | modalities | unsupported_parameter",
                "{\"model\":\"m\",M,\"service_tier\":\"priority\"} | service_tier | unsupported_value",
                "{\"model\":\"m\",M,\"service_tier\":\"scale\"} | service_tier | unsupported_value",
                "{\"model\":\"m\",M,\"service_tier\":7} | service_tier | unsupported_value",
                "{\"model\":\"m\",M,\"service_tier\":\"auto\",\"service_tier\":\"flex\"} | service_tier | duplicate_key",
                "{\"model\":\"m\",M,\"models\":\"a\"} | models | invalid_type",
                "{\"model\":\"m\",M,\"models\":[1]} | models | invalid_type",
                "{\"model\":\"m\",M,\"models\":[\"\"]} | models | invalid_value",
                "{\"model\":\"m\",M,\"models\":[\"a\"],\"models\":[]} | models | duplicate_key",
                "{\"model\":\"m\",M,\"models\":[\"1\",\"2\",\"3\",\"4\",\"5\",\"6\",\"7\",\"8\",\"9\"]} | models | array_too_long",
                "{\"model\":\"m\",M,\"provider\":[]} | provider | invalid_type",
                "{\"model\":\"m\",M,\"provider\":{\"zdr\":true}} | provider.zdr | unsupported_parameter",
                "{\"model\":\"m\",M,\"provider\":{\"order\":\"a\"}} | provider.order | invalid_type",
                "{\"model\":\"m\",M,\"provider\":{\"only\":[null]}} | provider.only | invalid_type",
                "{\"model\":\"m\",M,\"provider\":{\"sort\":\"throughput\"}} | provider.sort | unsupported_value",
                "{\"model\":\"m\",M,\"provider\":{\"allow_fallbacks\":1}} | provider.allow_fallbacks | invalid_type",
                "{\"model\":\"m\",M,\"provider\":{\"max_price\":1}} | provider.max_price | invalid_type",
                "{\"model\":\"m\",M,\"provider\":{\"max_price\":{\"prompt\":-1}}} | provider.max_price.prompt | invalid_value",
                "{\"model\":\"m\",M,\"provider\":{\"max_price\":{\"prompt\":1e9}}} | provider.max_price.prompt | invalid_value",
                "{\"model\":\"m\",M,\"provider\":{\"sort\":\"price\",\"sort\":\"latency\"}} | sort | duplicate_key"
            })
    void namesTheFieldAtFault(String body, String param, String code) {
        String sent =
                body == null
                        ? ""
                        : body.replace("M", MESSAGES)
                                .replace(MESSAGES + "odel", "Model")
                                .replace(MESSAGES + "AX_TOKENS", "MAX_TOKENS");

        ScanOutcome outcome = Bodies.scan(sent);

        assertThat(outcome).isInstanceOf(BodyFault.class);
        BodyFault fault = (BodyFault) outcome;
        assertThat(fault.status()).isEqualTo(400);
        assertThat(fault.param()).isEqualTo(param);
        assertThat(fault.code()).isEqualTo(code);
        assertThat(fault.message()).isNotBlank();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"auto\"", "\"default\"", "\"flex\"", "null"})
    void takesServiceTiersThatCostNoMoreThanTheListPrice(String tier) {
        assertThat(Bodies.scan("{\"model\":\"m\"," + MESSAGES + ",\"service_tier\":" + tier + "}"))
                .isInstanceOf(ScannedChat.class);
    }

    @Test
    void saysWhereTheJsonIsMalformed() {
        assertThat(Bodies.scan("{\"model\":\"m\" 7}"))
                .isEqualTo(
                        BodyFault.malformed(
                                "The request body is not valid JSON: expected ',' or '}' at byte 13."));
    }

    @Test
    void refusesDeeperNestingThanItsBound() {
        String body = "{\"model\":\"m\"," + MESSAGES + ",\"x\":%s}";

        assertThat(Bodies.scan(body.formatted("[".repeat(63) + "]".repeat(63))))
                .isInstanceOf(ScannedChat.class);
        assertThat(Bodies.scan(body.formatted("[".repeat(64) + "]".repeat(64))))
                .isInstanceOf(BodyFault.class);
    }

    @Test
    void refusesMoreBytesThanItsBound() {
        byte[] body = ("{\"model\":\"m\"," + MESSAGES + "}").getBytes(StandardCharsets.UTF_8);

        assertThat(Bodies.scan(List.of(body), new Bodies.Limits(body.length, 64)))
                .isInstanceOf(ScannedChat.class);
        assertThat(Bodies.scan(List.of(body), new Bodies.Limits(body.length - 1, 64)))
                .isEqualTo(BodyFault.tooLarge(body.length - 1));
    }

    @Test
    void refusesAByteOrderMarkAndBrokenUtf8() {
        assertThat(Bodies.scan("\ufeff{\"model\":\"m\"," + MESSAGES + "}"))
                .isInstanceOf(BodyFault.class);
        byte[] latin =
                ("{\"model\":\"m\",\"x\":\"é\"," + MESSAGES + "}")
                        .getBytes(StandardCharsets.ISO_8859_1);
        assertThat(Bodies.scan(List.of(latin))).isInstanceOf(BodyFault.class);
    }
}
