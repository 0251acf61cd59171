package io.tollgate.gateway.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonLexerTest {
    @Property(tries = 2000)
    void readsWhatJacksonReadsHoweverItIsCut(@ForAll long seed) {
        RandomJson random = new RandomJson(seed);
        byte[] text = (random.blank() + random.value(5)).getBytes(StandardCharsets.UTF_8);

        Optional<JsonNode> read = read(random.cut(text));

        assertThat(Jackson.read(text)).isPresent();
        assertThat(same(read, Jackson.read(text)))
                .as(new String(text, StandardCharsets.UTF_8))
                .isTrue();
    }

    @Property(tries = 3000)
    void refusesWhatJacksonRefusesHoweverItIsCut(@ForAll long seed) {
        RandomJson random = new RandomJson(seed);
        byte[] text = random.broken(random.value(4).getBytes(StandardCharsets.UTF_8));

        Optional<JsonNode> read = read(random.cut(text));

        assertThat(same(read, Jackson.read(text)))
                .as(new String(text, StandardCharsets.UTF_8))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "[",
                "[1,]",
                "{\"a\":1,}",
                "{a:1}",
                "{\"a\" 1}",
                "{'a':1}",
                "[1 2]",
                "01",
                "-",
                "+1",
                "1.",
                ".5",
                "1e",
                "1e+",
                "0x1",
                "NaN",
                "Infinity",
                "nul",
                "nulll",
                "True",
                "\"",
                "\"\\x\"",
                "\"\\u12g4\"",
                "\"a\nb\"",
                "\"\t\"",
                "1 1",
                "{} {}",
                "[] ,",
                "]",
                "}",
                "[}",
                "{]",
                "// x\n1",
                "1 // x",
                "{\"a\":}",
                "{,}",
                "[,]",
                "\ufeff{}"
            })
    void refusesWhatIsNoJson(String text) {
        assertThat(read(List.of(text.getBytes(StandardCharsets.UTF_8)))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "c080",
                "c1bf",
                "e08080",
                "eda080",
                "edbfbf",
                "f08080af",
                "f4908080",
                "f5808080",
                "80",
                "bf",
                "c3",
                "e4b8",
                "f09f98",
                "ff",
                "fe",
                "c328"
            })
    void refusesBrokenUtf8(String hex) {
        byte[] inside = HexFormat.of().parseHex("22" + hex + "22");

        assertThat(read(List.of(inside))).isEmpty();
        assertThat(read(new RandomJson(1).cut(inside))).isEmpty();
    }

    @Test
    void takesHalfASurrogatePairInText() {
        assertThat(read(List.of(bytes("\"\\ud83d x \\ude00\"")))).isPresent();
    }

    @Test
    void takesNumbersOfAnyLength() {
        assertThat(read(List.of(bytes("9".repeat(500) + ".5e-3")))).isPresent();
    }

    @Test
    void countsUtf8AfterUnescaping() {
        long[] counted = new long[1];
        JsonLexer lexer =
                new JsonLexer(
                        new TreeOf() {
                            @Override
                            public void scalar(Scalar kind, JsonText text, long from, long to) {
                                counted[0] = text.bytes();
                            }
                        },
                        4,
                        8);

        lexer.feed(bytes("\"a\\n\\u00e9\\u4e2d\\ud83d\\ude00\\ud83d!中\""), 0, 39);

        assertThat(counted[0]).isEqualTo(1 + 1 + 2 + 3 + 4 + 3 + 1 + 3);
    }

    @Test
    void namesTheOffendingByte() {
        JsonLexer lexer = new JsonLexer(new TreeSink(), 4, 8);

        lexer.feed(bytes("{\"a\""), 0, 4);
        lexer.feed(bytes(" 1}"), 0, 3);

        assertThat(lexer.fault()).isEqualTo(new JsonFault(5, "expected ':'"));
    }

    @Test
    void boundsTheDepth() {
        assertThat(read(List.of(bytes("[".repeat(64) + "]".repeat(64))))).isPresent();
        assertThat(read(List.of(bytes("[".repeat(65) + "]".repeat(65))))).isEmpty();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Optional<JsonNode> read(List<byte[]> pieces) {
        TreeSink sink = new TreeSink();
        JsonLexer lexer = new JsonLexer(sink, 64, 1 << 16);
        for (byte[] piece : pieces) {
            lexer.feed(piece, 0, piece.length);
        }
        lexer.finish();
        return lexer.fault() == null ? Optional.of(sink.root()) : Optional.empty();
    }

    /// Numbers are the same whatever type Jackson gave them.
    private static boolean same(Optional<JsonNode> ours, Optional<JsonNode> theirs) {
        Comparator<JsonNode> byValue =
                (a, b) ->
                        a.isNumber() && b.isNumber()
                                ? a.decimalValue().compareTo(b.decimalValue())
                                : a.equals(b) ? 0 : 1;
        return ours.isPresent() == theirs.isPresent()
                && (ours.isEmpty() || ours.get().equals(byValue, theirs.orElseThrow()));
    }

    /// Hears nothing.
    private abstract static class TreeOf implements JsonSink {
        @Override
        public void open(boolean object, long at) {}

        @Override
        public void close(boolean object, long end) {}

        @Override
        public void key(JsonText name, long from, long to) {}
    }
}
