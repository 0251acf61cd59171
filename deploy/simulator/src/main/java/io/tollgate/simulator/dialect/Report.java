package io.tollgate.simulator.dialect;

import com.fasterxml.jackson.databind.JsonNode;

/// Which usage an answer tells its caller.
public sealed interface Report {
    /// The true one, where the dialect tells it.
    record Truth() implements Report {}

    /// None at all.
    record Silence() implements Report {}

    /// A given one, as it stands, where the dialect would tell the true one.
    record Claim(JsonNode usage) implements Report {}
}
