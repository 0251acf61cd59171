package io.tollgate.simulator.dialect;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.buffer.Buffer;

/// The bytes of one call's answer, whole or as a stream; every content chunk is one token.
public interface Answer {
    /// How many content chunks, that is tokens, the answer has, all choices together.
    int chunks();

    /// What a stream begins with, before any content.
    Buffer opening();

    /// Appends content chunk `index`, counted from 0.
    void content(int index, Buffer target);

    /// What a complete stream ends with, after all content.
    Buffer closing();

    /// An error event in mid-stream.
    Buffer fault(JsonNode error);

    /// The plain answer.
    Buffer whole();
}
