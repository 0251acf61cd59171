package io.tollgate.simulator.dialect;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.buffer.Buffer;

/// A server-sent event that is printed once and sent for every token: the bytes before and after
/// the token's place.
final class FrameTemplate {
    /// Stands where the token goes; nothing after that place comes from a caller.
    static final String PLACE = "@token@";

    private final byte[] before;
    private final byte[] after;

    FrameTemplate(JsonNode chunk) {
        this(frame(chunk));
    }

    /// An event with a name.
    FrameTemplate(String event, JsonNode chunk) {
        this(frame(event, chunk));
    }

    private FrameTemplate(String frame) {
        int place = frame.lastIndexOf(PLACE);
        before = frame.substring(0, place).getBytes(UTF_8);
        after = frame.substring(place + PLACE.length()).getBytes(UTF_8);
    }

    void append(byte[] escapedToken, Buffer target) {
        target.appendBytes(before).appendBytes(escapedToken).appendBytes(after);
    }

    static String frame(String event, JsonNode data) {
        return "event: " + event + "\n" + frame(data);
    }

    static String frame(JsonNode data) {
        return "data: " + Json.print(data) + "\n\n";
    }
}
