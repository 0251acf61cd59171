package io.tollgate.admin.keys;

import io.tollgate.catalog.key.ApiKey;
import java.time.Duration;
import java.time.Instant;

/// What a key is at a moment. The text is the message `state_…`.
enum KeyState {
    ACTIVE("ok"),
    /// Works, and stops within [#SOON].
    STOPPING("warn"),
    EXPIRED("plain"),
    REVOKED("bad");

    /// Time enough to notice.
    private static final Duration SOON = Duration.ofDays(7);

    private final String tone;

    KeyState(String tone) {
        this.tone = tone;
    }

    static KeyState of(ApiKey key, Instant now) {
        Instant expires = key.expiresAt();
        if (key.revokedAt() != null) {
            return REVOKED;
        }
        if (expires == null) {
            return ACTIVE;
        }
        if (!now.isBefore(expires)) {
            return EXPIRED;
        }
        return expires.isBefore(now.plus(SOON)) ? STOPPING : ACTIVE;
    }

    /// As a badge takes it.
    public String tone() {
        return tone;
    }

    public boolean isUsable() {
        return this == ACTIVE || this == STOPPING;
    }
}
