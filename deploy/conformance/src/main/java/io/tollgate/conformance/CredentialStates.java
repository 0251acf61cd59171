package io.tollgate.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What the management API says of credentials. Blocks.
record CredentialStates(Management management) {
    /// @param disabledReason why a gateway disabled it; null if none did
    /// @param restsFor the class of the failure for which it rests, null if it does not
    /// @param until when the rest ends; null if nobody knows
    record State(
            boolean active,
            @Nullable String disabledReason,
            @Nullable String restsFor,
            @Nullable Instant until) {
        String text() {
            if (!active) {
                return "disabled" + (disabledReason == null ? " by nobody" : "");
            }
            return restsFor == null
                    ? "active"
                    : "rests: " + restsFor + (until == null ? " until filled" : "");
        }
    }

    /// Of an upstream's only credential.
    State of(Place place) throws IOException, InterruptedException {
        JsonNode credential =
                management
                        .get("/upstreams/" + place.upstream() + "/credentials")
                        .path("data")
                        .path(0);
        JsonNode rest = credential.path("cooldowns").path(0);
        String until = rest.path("until").textValue();
        return new State(
                credential.path("status").asText().equals("active"),
                credential.path("disabled_reason").textValue(),
                rest.path("class").textValue(),
                until == null ? null : Instant.parse(until));
    }
}
