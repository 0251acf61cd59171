package io.tollgate.gateway.upstream.dialect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tollgate.catalog.upstream.DialectName;
import io.tollgate.gateway.http.BodyLimits;
import io.tollgate.gateway.http.BodyScanner;
import io.tollgate.gateway.http.ScannedChat;
import io.tollgate.gateway.json.RandomJson;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What Anthropic has no words for, and what a translation must withstand.
class AnthropicRequestTest {
    private static final Dialect ANTHROPIC = Golden.DIALECTS.named(DialectName.ANTHROPIC);
    private static final Target TARGET = new Target("api.anthropic.com", "claude", 256);

    private record Limits(long maxBodyBytes, int maxDepth) implements BodyLimits {}

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    n                     | "n":2
                    frequency_penalty     | "frequency_penalty":0.5
                    presence_penalty      | "presence_penalty":-1
                    logprobs              | "logprobs":true
                    top_logprobs          | "top_logprobs":3
                    logit_bias            | "logit_bias":{"50256":-100}
                    response_format       | "response_format":{"type":"json_object"}
                    response_format       | "response_format":{"type":"json_schema","json_schema":{"name":"x","schema":{}}}
                    reasoning_effort      | "reasoning_effort":"high"
                    verbosity             | "verbosity":"low"
                    functions             | "functions":[{"name":"f"}]
                    function_call         | "function_call":"auto"
                    speed                 | "speed":"fast"
                    mcp_servers           | "mcp_servers":[]
                    something_new         | "something_new":1
                    tool_choice           | "tools":[{"type":"function","function":{"name":"f"}}],"tool_choice":{"type":"allowed_tools"}
                    tool_choice           | "tools":[{"type":"function","function":{"name":"f"}}],"tool_choice":"sometimes"
                    tools                 | "tools":[{"type":"function"}]
                    tools                 | "tools":[{"type":"function","function":{"name":"f","parameters":[]}}]
                    """)
    void refusesByNameWhatWouldBeLost(String param, String field) {
        refuses(
                "{\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}],"
                        + field
                        + "}",
                param);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    messages[0].role         | {"role":"function","content":"x"}
                    messages[0].role         | {"content":"x"}
                    messages[0].content      | {"role":"user","content":7}
                    messages[0].content      | {"role":"user","content":["x"]}
                    messages[0].content      | {"role":"user","content":[{"type":"input_audio","input_audio":{}}]}
                    messages[0].content      | {"role":"user","content":[{"type":"file","file":{}}]}
                    messages[0].content      | {"role":"user","content":[{"type":"text"}]}
                    messages[0].content      | {"role":"user","content":[{"type":"image_url","image_url":"https://x"}]}
                    messages[0].content      | {"role":"user","content":[{"type":"image_url","image_url":{"url":"data:text/html,x"}}]}
                    messages[0].content      | {"role":"system","content":[{"type":"image_url","image_url":{"url":"https://x"}}]}
                    messages[0].tool_call_id | {"role":"tool","content":"x"}
                    messages[0].tool_calls   | {"role":"assistant","tool_calls":{}}
                    messages[0].tool_calls   | {"role":"assistant","tool_calls":[{"id":"a"}]}
                    messages[0].tool_calls   | {"role":"assistant","tool_calls":[{"id":"a","type":"custom","custom":{}}]}
                    messages[0].function_call| {"role":"assistant","function_call":{"name":"f"}}
                    cache_control            | {"role":"user","content":[{"type":"text","text":"x","cache_control":{"type":"ephemeral","ttl":"1h"}}]}
                    messages                 | {"role":"user","content":""}
                    messages                 | {"role":"system","content":"x"}
                    """)
    void refusesMessagesThatItCannotSay(String param, String message) {
        refuses("{\"model\":\"m\",\"messages\":[" + message + "]}", param);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "7",
                "{",
                "{}}",
                "{} {}",
                "{\\\"a\\\":}",
                "{}}]}],\\\"model\\\":\\\"dearer\\\",\\\"x\\\":[{\\\"y\\\":[{"
            })
    void argumentsThatAreNoObjectCannotBreakOutOfTheirPlace(String arguments) {
        refuses(
                """
                {"model":"m","messages":[{"role":"assistant","tool_calls":[{"id":"a","type":"function",
                 "function":{"name":"f","arguments":"%s"}}]}]}
                """
                        .formatted(arguments),
                "messages[0].tool_calls");
    }

    @Test
    void manyOrLargeMessagesTakeNoMoreThanTheBody() throws IOException {
        String small = "{\"role\":\"user\",\"content\":\"a\"},";
        String large = "{\"role\":\"assistant\",\"content\":\"" + "é\\n".repeat(300_000) + "\"},";
        String body =
                "{\"model\":\"m\",\"messages\":["
                        + small.repeat(20_000)
                        + large
                        + "{\"role\":\"user\",\"content\":\"b\"}]}";

        List<Buffer> pieces = ((ChatRequest.Body) request(body, 7)).pieces();

        JsonNode sent = new ObjectMapper().readTree(Golden.join(pieces));
        assertThat(sent.path("messages")).hasSize(3);
        assertThat(sent.at("/messages/0/content")).hasSize(20_000);
        assertThat(sent.at("/messages/1/content/0/text").asText()).hasSize(600_000);
        assertThat(sent.at("/messages/2/content/0/text").asText()).isEqualTo("b");
        assertThat(Golden.join(pieces).length).isLessThan(body.getBytes(UTF_8).length + 1_000);
    }

    @Test
    void aMessageOfTooManyPartsIsRefused() {
        String part = "{\"type\":\"text\",\"text\":\"a\"},";
        refuses(
                "{\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":["
                        + part.repeat(30_000)
                        + "{\"type\":\"text\",\"text\":\"a\"}]}]}",
                "messages");
    }

    @Test
    void howTheBodyArrivedMakesNoDifference() {
        String body = new String(new Golden("requests").bytes("anthropic/tools.json"), UTF_8);

        String whole = Golden.sent(request(body, 0));

        for (int seed = 1; seed <= 20; seed++) {
            assertThat(Golden.sent(request(body, seed))).isEqualTo(whole);
        }
    }

    private static void refuses(String body, String param) {
        assertThat(request(body, 0))
                .isInstanceOfSatisfying(
                        ChatRequest.Unsayable.class,
                        refused -> {
                            assertThat(refused.error().status()).isEqualTo(400);
                            assertThat(refused.error().param()).isEqualTo(param);
                            assertThat(refused.error().message()).startsWith("'" + param + "' ");
                        });
    }

    /// @param seed of the cuts between its pieces, 0 for one piece
    private static ChatRequest request(String body, int seed) {
        BodyScanner scanner = new BodyScanner(new Limits(1 << 24, 64));
        byte[] bytes = body.getBytes(UTF_8);
        List<byte[]> pieces = seed == 0 ? List.of(bytes) : new RandomJson(seed).cut(bytes);
        pieces.forEach(piece -> assertThat(scanner.feed(piece)).isTrue());
        return ANTHROPIC.request((ScannedChat) scanner.finish(), TARGET);
    }
}
