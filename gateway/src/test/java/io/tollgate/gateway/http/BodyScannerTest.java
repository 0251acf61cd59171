package io.tollgate.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import java.math.BigDecimal;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class BodyScannerTest {
    @Test
    void readsTheInterpretedKeys() {
        ScannedChat chat =
                Bodies.chat(
                        """
                        {"model":"deepseek-v4","stream":true,"stream_options":{"include_usage":true},
                         "max_completion_tokens":77,"n":2,"tools":[{"type":"function","function":{"name":"f"}}],
                         "modalities":["text"],"messages":[{"role":"user","content":"hi"}]}\
                        """);

        assertThat(chat.model()).isEqualTo("deepseek-v4");
        assertThat(chat.stream()).isTrue();
        assertThat(chat.includeUsage()).isTrue();
        assertThat(chat.outputLimit()).isEqualTo(OptionalInt.of(77));
        assertThat(chat.limitField()).isEqualTo(OutputLimitField.MAX_COMPLETION_TOKENS);
        assertThat(chat.n()).isEqualTo(2);
        assertThat(chat.unknownContent()).isFalse();
    }

    @Test
    void readsWhatIsForUsAlone() {
        ScannedChat chat =
                Bodies.chat(
                        """
                        {"models":["b","c"],"model":"a","messages":[{}],"provider":{"order":["One"],"only":["one","two"],
                         "ignore":["three"],"sort":"latency","allow_fallbacks":false,"max_price":{"prompt":0.5,"completion":"2"}}}\
                        """);

        assertThat(chat.fallbacks()).containsExactly("b", "c");
        assertThat(chat.provider())
                .isEqualTo(
                        new ProviderWish(
                                List.of("One"),
                                List.of("one", "two"),
                                List.of("three"),
                                ProviderWish.Sort.LATENCY,
                                false,
                                new ProviderWish.MaxPrice(
                                        new BigDecimal("0.5"), new BigDecimal("2"), null)));
    }

    @Test
    void promptsThatBeginAlikeHaveThePrefixInCommon() {
        String body = "{\"model\":\"m\",\"messages\":[{\"content\":\"%s\"}]}";
        String long1 = body.formatted("x".repeat(5_000) + "one");
        String long2 = body.formatted("x".repeat(5_000) + "another");
        String other = body.formatted("y" + "x".repeat(5_000));

        assertThat(Bodies.chat(body.formatted("x".repeat(4_000))).prefix()).isEmpty();
        assertThat(Bodies.chat(long1).prefix()).isPresent().isEqualTo(Bodies.chat(long2).prefix());
        assertThat(Bodies.chat(other).prefix()).isNotEqualTo(Bodies.chat(long1).prefix());
    }

    @Test
    void takesNullForNotGiven() {
        ScannedChat chat =
                Bodies.chat(
                        """
                        {"model":"m","messages":[{"content":null}],"stream":null,"stream_options":null,"n":null,
                         "max_tokens":null,"tools":null,"audio":null,"models":null,"web_search_options":null}\
                        """);

        assertThat(chat.stream()).isFalse();
        assertThat(chat.outputLimit()).isEmpty();
        assertThat(chat.limitField()).isNull();
        assertThat(chat.n()).isEqualTo(1);
    }

    @Test
    void unescapesTheModel() {
        assertThat(Bodies.chat("{\"mod\\u0065l\":\"z-\\u0061i\\/x\",\"messages\":[{}]}").model())
                .isEqualTo("z-ai/x");
    }

    @Test
    void countsTheTextOfAllMessages() {
        ScannedChat chat =
                Bodies.chat(
                        """
                        {"model":"m","messages":[
                          {"role":"system","content":"\\u4e2d\\n!"},
                          {"role":"user","content":[{"type":"text","text":"héé"},{"text":"12","type":"text"}],"name":"skip"},
                          {"role":"assistant","content":null,"tool_calls":[{"function":{"arguments":"skip"}}]}]}\
                        """);

        assertThat(chat.promptTextBytes()).isEqualTo(5 + 5 + 2);
        assertThat(chat.unknownContent()).isFalse();
    }

    @Test
    void doesNotBoundWhatIsNotText() {
        for (String content :
                List.of(
                        "[{\"type\":\"image_url\",\"image_url\":{\"url\":\"https://x\"}}]",
                        "[{\"type\":\"text\",\"text\":\"a\"},{\"type\":\"input_audio\"}]",
                        "[{\"type\":\"image_url\",\"text\":\"a\"}]",
                        "[{\"type\":\"text\"}]",
                        "[{\"text\":\"a\"}]",
                        "[\"a\"]",
                        "{\"text\":\"a\"}",
                        "7")) {
            assertThat(
                            Bodies.chat(
                                            "{\"model\":\"m\",\"messages\":[{\"content\":%s}]}"
                                                    .formatted(content))
                                    .unknownContent())
                    .as(content)
                    .isTrue();
        }
    }

    @Test
    void looksOnlyAtKeysInTheirPlace() {
        ScannedChat chat =
                Bodies.chat(
                        """
                        {"metadata":{"model":"x","stream":1,"max_tokens":-1,"messages":0},"model":"m",
                         "messages":[{"content":"a","model":1,"stream":2}],"tools":[{"type":"function",
                         "function":{"parameters":{"type":"object","type":"again"}}}]}\
                        """);

        assertThat(chat.model()).isEqualTo("m");
        assertThat(chat.stream()).isFalse();
    }

    @Test
    void stopsReadingAtTheFirstFault() {
        BodyScanner scanner = new BodyScanner(new Bodies.Limits(1000, 64));

        assertThat(scanner.feed(Buffer.buffer("{\"model\":"))).isTrue();
        assertThat(scanner.feed(Buffer.buffer("7,"))).isFalse();
        assertThat(scanner.feed(Buffer.buffer("\"messages\":"))).isFalse();
        assertThat(scanner.finish()).isInstanceOf(BodyFault.class);
    }

    @Test
    void splicesWithoutCopyingTheBody() {
        Buffer head =
                Buffer.buffer("{\"model\":\"m\",\"messages\":[{\"content\":\"" + "x".repeat(5000));
        Buffer middle = Buffer.buffer("y".repeat(100_000));
        Buffer tail = Buffer.buffer("z".repeat(5000) + "\"}]}");
        BodyScanner scanner = new BodyScanner(new Bodies.Limits(1 << 20, 64));
        for (Buffer chunk : List.of(head, middle, tail)) {
            assertThat(scanner.feed(chunk)).isTrue();
        }

        List<Buffer> spliced =
                new Splice("u", 5, OutputLimitField.MAX_TOKENS).of((ScannedChat) scanner.finish());

        assertThat(spliced).hasSize(7);
        assertThat(spliced.get(5)).isSameAs(middle);
        assertThat(spliced.get(6)).isSameAs(tail);
    }

    @Test
    void splicesTheSameBodyForEachAttempt() {
        ScannedChat chat = Bodies.chat("{\"model\":\"m\",\"messages\":[{}]}");

        byte[] first = Bodies.join(new Splice("a", 5, OutputLimitField.MAX_TOKENS).of(chat));
        byte[] second =
                Bodies.join(new Splice("b\"", 6, OutputLimitField.MAX_COMPLETION_TOKENS).of(chat));

        assertThat(first)
                .asString()
                .isEqualTo("{\"max_tokens\":5,\"model\":\"a\",\"messages\":[{}]}");
        assertThat(second)
                .asString()
                .isEqualTo("{\"max_completion_tokens\":6,\"model\":\"b\\\"\",\"messages\":[{}]}");
    }
}
