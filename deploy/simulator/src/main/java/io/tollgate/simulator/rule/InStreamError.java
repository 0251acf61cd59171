package io.tollgate.simulator.rule;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import org.jspecify.annotations.Nullable;

/// An error event inside a 200 stream, sent after `afterChunks` content chunks.
///
/// @param error the value of the event's `error` key, as it stands; null: the rule's own `error`
public record InStreamError(int afterChunks, @Nullable JsonNode error) {
    public InStreamError {
        Rule.within("in_stream_error.after_chunks", afterChunks, Rule.MAX_CHUNKS);
        error = error == null ? NullNode.getInstance() : error;
    }

    /// Whether the rule's own error is meant.
    public boolean lacksError() {
        return error == null || error.isNull();
    }
}
