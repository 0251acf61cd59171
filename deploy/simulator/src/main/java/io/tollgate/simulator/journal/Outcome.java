package io.tollgate.simulator.journal;

import com.fasterxml.jackson.annotation.JsonProperty;

/// How a call ended.
public enum Outcome {
    /// The whole answer was sent.
    @JsonProperty("completed")
    COMPLETED,
    /// The simulator broke the answer off, by a rule or because it was stopped.
    @JsonProperty("cut")
    CUT,
    /// An error, or a rule's own body, was sent instead of an answer.
    @JsonProperty("refused")
    REFUSED,
    /// The caller closed the connection before the end.
    @JsonProperty("client_gone")
    CLIENT_GONE
}
