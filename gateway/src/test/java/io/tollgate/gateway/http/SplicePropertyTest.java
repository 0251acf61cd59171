package io.tollgate.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tollgate.gateway.json.Jackson;
import io.tollgate.gateway.json.RandomJson;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class SplicePropertyTest {
    @Property(tries = 1500)
    void changesNothingButWhatItMust(@ForAll long seed) {
        RandomJson random = new RandomJson(seed);
        byte[] body = request(random).getBytes(StandardCharsets.UTF_8);
        OutputLimitField field =
                random.chance()
                        ? OutputLimitField.MAX_TOKENS
                        : OutputLimitField.MAX_COMPLETION_TOKENS;
        ScannedChat chat = (ScannedChat) Bodies.scan(random.cut(body));

        byte[] spliced = Bodies.join(new Splice("upstream/模型", 321, field).of(chat));

        ObjectNode before = (ObjectNode) Jackson.read(body).orElseThrow();
        ObjectNode after = (ObjectNode) Jackson.read(spliced).orElseThrow();
        assertThat(chat.model()).isEqualTo(before.get("model").textValue());
        assertThat(chat.stream()).isEqualTo(before.path("stream").asBoolean());
        assertThat(chat.outputLimit().orElse(0))
                .isEqualTo(
                        Math.max(
                                before.path("max_tokens").asInt(),
                                before.path("max_completion_tokens").asInt()));
        assertThat(chat.promptTextBytes())
                .isEqualTo(
                        before.get("messages")
                                .get(0)
                                .path("content")
                                .asText("")
                                .getBytes(StandardCharsets.UTF_8)
                                .length);
        assertThat(after).isEqualTo(expected(before, field));
        assertThat(Bodies.scan(random.cut(spliced))).isInstanceOf(ScannedChat.class);
    }

    private static ObjectNode expected(ObjectNode before, OutputLimitField field) {
        ObjectNode expected = before.deepCopy();
        OutputLimitField other = field.other();
        expected.put("model", "upstream/模型");
        expected.remove(List.of("models", "provider"));
        if (!before.has(field.wire())) {
            expected.remove(other.wire());
        } else if (before.hasNonNull(other.wire())) {
            expected.putNull(other.wire());
        }
        expected.put(field.wire(), 321);
        if (before.path("stream").asBoolean()) {
            ObjectNode options =
                    before.path("stream_options").isObject()
                            ? (ObjectNode) expected.get("stream_options")
                            : expected.putObject("stream_options");
            options.put("include_usage", true);
        }
        return expected;
    }

    private static String request(RandomJson random) {
        List<String> members = new ArrayList<>();
        members.add(member(random, "model", random.string("m" + random.text())));
        members.add(
                member(
                        random,
                        "messages",
                        random.blank()
                                + "["
                                + random.object(
                                        List.of(
                                                member(random, "role", "\"user\""),
                                                member(
                                                        random,
                                                        "content",
                                                        random.string(random.text()))))
                                + "]"));
        if (random.chance()) {
            members.add(member(random, "stream", "true"));
            if (random.chance()) {
                members.add(member(random, "stream_options", options(random)));
            }
        }
        boolean first = random.chance();
        members.addAll(
                limits(
                        random,
                        first ? "max_tokens" : "max_completion_tokens",
                        first ? "max_completion_tokens" : "max_tokens"));
        if (random.chance()) {
            members.add(member(random, "models", random.chance() ? "null" : "[\"another\"]"));
        }
        if (random.chance()) {
            String wish = random.object(List.of(member(random, "allow_fallbacks", "false")));
            members.add(member(random, "provider", random.chance() ? "null" : wish));
        }
        for (int n = random.below(4); n > 0; n--) {
            members.add(member(random, "extra " + n, random.value(4)));
        }
        return random.object(members);
    }

    private static List<String> limits(RandomJson random, String one, String other) {
        return switch (random.below(4)) {
            case 0 -> List.of();
            case 1 -> List.of(member(random, one, "" + (1 + random.below(1000))));
            case 2 -> List.of(member(random, one, "null"));
            default -> List.of(member(random, one, "17"), member(random, other, "null"));
        };
    }

    private static String options(RandomJson random) {
        List<String> members = new ArrayList<>();
        if (random.chance()) {
            members.add(member(random, "include_usage", random.chance() ? "false" : "null"));
        }
        if (random.chance()) {
            members.add(member(random, "other", random.value(2)));
        }
        return random.below(5) == 0 ? "null" : random.object(members);
    }

    private static String member(RandomJson random, String key, String value) {
        return random.string(key) + random.blank() + ":" + random.blank() + value;
    }
}
