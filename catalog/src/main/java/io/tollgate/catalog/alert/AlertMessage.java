package io.tollgate.catalog.alert;

import java.time.Instant;

/// What the webhook is to be told of an alert: first that it was raised, later that it is resolved.
///
/// @param attempt counted from 1
public record AlertMessage(Alert alert, boolean resolution, int attempt) {
    /// The same for every attempt, so that a receiver can leave out what it has had.
    public String id() {
        return alert.id() + (resolution ? ".resolved" : ".raised");
    }

    /// When what it tells happened.
    public Instant at() {
        Instant resolved = alert.resolvedAt();
        return resolution && resolved != null ? resolved : alert.raisedAt();
    }
}
