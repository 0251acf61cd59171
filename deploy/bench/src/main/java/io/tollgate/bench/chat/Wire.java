package io.tollgate.bench.chat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The one call that is measured: a request of about 260 bytes, a plain answer of about 1.2 kB or a
/// stream of 24 events, with the same usage.
final class Wire {
    static final String MODEL = "bench-chat";
    static final String UPSTREAM_MODEL = "bench-chat-upstream";
    static final String PATH = "/v1/chat/completions";
    static final int PROMPT_TOKENS = 60;
    static final int COMPLETION_TOKENS = 200;

    private static final int CHUNKS = 20;
    private static final int BURSTS = 5;
    private static final String USAGE =
            "{\"prompt_tokens\":%d,\"completion_tokens\":%d,\"total_tokens\":%d}"
                    .formatted(PROMPT_TOKENS, COMPLETION_TOKENS, PROMPT_TOKENS + COMPLETION_TOKENS);
    private static final String PROMPT =
            "Say in three sentences why the tide comes twice a day, and who found that out first. ";
    private static final String WORDS = "the moon pulls at the sea and the sea follows ";

    private Wire() {}

    static String request(boolean stream) {
        return "{\"model\":\"%s\",\"messages\":[{\"role\":\"user\",\"content\":\"%s\"}],\"max_tokens\":256,%s\"temperature\":0.2}"
                .formatted(
                        MODEL,
                        PROMPT,
                        stream
                                ? "\"stream\":true,\"stream_options\":{\"include_usage\":true},"
                                : "\"stream\":false,");
    }

    /// The whole plain answer, head included.
    static String plainAnswer() {
        String body =
                "{\"id\":\"chatcmpl-bench\",\"object\":\"chat.completion\",\"created\":1790000000,\"model\":\"%s\",\"choices\":[{\"index\":0,\"message\":{\"role\":\"assistant\",\"content\":\"%s\"},\"finish_reason\":\"stop\"}],\"usage\":%s}"
                        .formatted(UPSTREAM_MODEL, WORDS.repeat(20).strip(), USAGE);
        return """
        HTTP/1.1 200 OK\r
        content-type: application/json\r
        content-length: %d\r
        \r
        %s\
        """
                .formatted(body.length(), body);
    }

    /// What comes before the events of a stream.
    static String streamHead() {
        return """
        HTTP/1.1 200 OK\r
        content-type: text/event-stream\r
        transfer-encoding: chunked\r
        \r
        """;
    }

    /// The events of a stream in the writes in which they are sent, the end of the body included.
    static List<String> bursts() {
        return IntStream.range(0, BURSTS).mapToObj(Wire::burst).toList();
    }

    private static String burst(int number) {
        int size = CHUNKS / BURSTS;
        String content =
                IntStream.range(0, size)
                        .mapToObj(n -> event(delta("{\"content\":\"" + WORDS + "\"}", "null")))
                        .collect(Collectors.joining());
        String first =
                number == 0
                        ? event(delta("{\"role\":\"assistant\",\"content\":\"\"}", "null"))
                        : "";
        String last =
                number == BURSTS - 1
                        ? event(delta("{}", "\"stop\""))
                                + event(chunk("[]", ",\"usage\":" + USAGE))
                                + event("[DONE]")
                                + "0\r\n\r\n"
                        : "";
        return first + content + last;
    }

    private static String delta(String delta, String finish) {
        return chunk(
                "[{\"index\":0,\"delta\":%s,\"finish_reason\":%s}]".formatted(delta, finish), "");
    }

    private static String chunk(String choices, String more) {
        return "{\"id\":\"chatcmpl-bench\",\"object\":\"chat.completion.chunk\",\"created\":1790000000,\"model\":\"%s\",\"choices\":%s%s}"
                .formatted(UPSTREAM_MODEL, choices, more);
    }

    /// An event as a chunk of its own, as providers send them.
    private static String event(String data) {
        String frame = "data: " + data + "\n\n";
        return Integer.toHexString(frame.length()) + "\r\n" + frame + "\r\n";
    }
}
