package io.tollgate.admin.upstreams;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.tollgate.catalog.health.Cooldown;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What rests of a credential, as the API shows it.
///
/// @param model the upstream's; null for all
/// @param until null if it does not end by itself
record CooldownView(
        @Nullable String model,
        @JsonProperty("class") String failureClass,
        String reason,
        Instant since,
        @Nullable Instant until) {
    static CooldownView of(Cooldown cooldown) {
        return new CooldownView(
                cooldown.upstreamModel().isEmpty() ? null : cooldown.upstreamModel(),
                cooldown.failureClass(),
                cooldown.reason(),
                cooldown.since(),
                cooldown.until());
    }
}
