package io.tollgate.gateway.upstream.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tollgate.catalog.upstream.DialectName;
import io.tollgate.gateway.json.RandomJson;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StreamReaderTest {
    private static final Golden STREAMS = new Golden("streams");

    private static final Dialect OPENAI = Golden.DIALECTS.named(DialectName.OPENAI);

    static Stream<String> streams() {
        return STREAMS.names();
    }

    @ParameterizedTest
    @MethodSource("streams")
    void passesOnAndMetersAsTheGoldenFilesSayHoweverTheStreamIsCut(String name) {
        byte[] stream = STREAMS.bytes(name + ".sse");
        JsonNode facts = STREAMS.json(name + ".facts.json");
        RandomJson random = new RandomJson(7);

        expect(name, facts, List.of(stream));
        for (int i = 0; i < 50; i++) {
            expect(name, facts, random.cut(stream));
        }
    }

    private static void expect(String name, JsonNode facts, List<byte[]> pieces) {
        boolean wanted = facts.get("usageWanted").asBoolean();
        StreamReader reader = Golden.dialect(name).streamReader(Golden.terms(wanted));
        List<StreamEvent> events = new ArrayList<>();
        pieces.forEach(piece -> events.addAll(reader.feed(Buffer.buffer(piece))));
        events.addAll(reader.finish());

        assertThat(passedOn(reader, events, wanted))
                .isEqualTo(text(STREAMS.bytes(name + ".passed.sse")));
        Delivered delivered = reader.delivered();
        assertThat(delivered.textBytes()).isEqualTo(facts.get("textBytes").asLong());
        assertThat(delivered.reasoningBytes()).isEqualTo(facts.get("reasoningBytes").asLong());
        assertThat(delivered.content()).isEqualTo(facts.get("content").asBoolean());
        assertThat(delivered.finished()).isEqualTo(facts.get("finished").asBoolean());
        assertThat(delivered.done()).isEqualTo(facts.get("done").asBoolean());
        assertThat(delivered.usage().map(ReportedUsage::tokens))
                .isEqualTo(Golden.tokens(facts.get("usage")));
        List<Boolean> content = events.stream().map(StreamEvent::content).toList();
        assertThat(content.indexOf(true)).isEqualTo(facts.get("firstContent").asInt());
        FailedAnswer error = events.getLast().error();
        assertThat(error == null ? null : error.failureClass().name())
                .isEqualTo(facts.get("error").textValue());
    }

    private static String passedOn(StreamReader reader, List<StreamEvent> events, boolean wanted) {
        Buffer passed = Buffer.buffer();
        for (StreamEvent event : events) {
            passed.appendBuffer(event.bytes());
            if (event.done()) {
                if (wanted) {
                    passed.appendBuffer(reader.usageChunk(Golden.USED, Golden.CHARGE));
                }
                passed.appendBuffer(reader.done());
            }
        }
        return passed.toString();
    }

    @Test
    void addsUpTheEvents() {
        StreamReader reader = OPENAI.streamReader(Golden.terms(false));

        List<StreamEvent> events =
                reader.feed(
                        Buffer.buffer(
                                """
                                data: {"choices":[{"delta":{"content":"abc"}}]}

                                data: {"choices":[{"delta":{"reasoning":"de","reasoning_content":"de"}}]}

                                """));

        assertThat(events).extracting(StreamEvent::textBytes).containsExactly(3L, 0L);
        assertThat(events).extracting(StreamEvent::reasoningBytes).containsExactly(0L, 2L);
    }

    @Test
    void givesUpOnAnEventPastItsBound() {
        StreamReader reader = OPENAI.streamReader(Golden.terms(false));

        List<StreamEvent> events = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            events.addAll(reader.feed(Buffer.buffer("data: " + "x".repeat(1000))));
        }

        assertThat(events).hasSize(1);
        assertThat(events.getFirst().error()).isNotNull();
        assertThat(reader.feed(Buffer.buffer("\n\n"))).isEmpty();
        assertThat(reader.finish()).isEmpty();
    }

    @Test
    void makesAUsageChunkEvenBeforeAnyChunkCame() {
        StreamReader reader = OPENAI.streamReader(Golden.terms(true));

        assertThat(reader.usageChunk(Golden.USED, Golden.CHARGE).toString())
                .contains("\"choices\":[]", "\"prompt_tokens\":11", "\"cost\":\"0.000012340\"");
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
