package io.tollgate.gateway.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.tollgate.gateway.error.ApiError;
import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/// The one place where an error becomes HTTP: a JSON answer while nothing was sent, else an event
/// of the stream.
public final class ErrorAnswer {
    private static final JsonFactory JSON = new JsonFactory();
    private static final Buffer EVENT_START =
            Buffer.buffer("data: ".getBytes(StandardCharsets.US_ASCII));

    private ErrorAnswer() {}

    /// Ends the call with this error. A stream that has begun gets it as an event and is then cut,
    /// without `[DONE]`.
    public static void write(CallerAnswer answer, ApiError error) {
        if (answer.isStarted()) {
            answer.write(event(error));
            answer.cut();
            return;
        }
        error.headers().forEach(answer::header);
        Duration wait = error.retryAfter();
        if (wait != null) {
            answer.header("retry-after", Long.toString((wait.toMillis() + 999) / 1000));
            answer.header("retry-after-ms", Long.toString(wait.toMillis()));
        }
        answer.send(error.status(), "application/json", body(error));
    }

    /// The error as one server-sent event.
    public static Buffer event(ApiError error) {
        return EVENT_START.copy().appendBuffer(body(error)).appendString("\n\n");
    }

    /// The error as JSON, always with its four keys.
    static Buffer body(ApiError error) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            json.writeObjectFieldStart("error");
            json.writeStringField("message", error.message());
            json.writeStringField("type", error.type());
            json.writeStringField("param", error.param());
            json.writeStringField("code", error.code());
            json.writeEndObject();
            json.writeEndObject();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return Buffer.buffer(bytes.toByteArray());
    }
}
