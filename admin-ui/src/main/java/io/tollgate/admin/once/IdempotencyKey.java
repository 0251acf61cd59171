package io.tollgate.admin.once;

import io.tollgate.admin.web.Refused;
import org.jspecify.annotations.Nullable;

/// What a caller names one movement of money by, so that repeating it moves nothing.
public record IdempotencyKey(String value) {
    private static final int LONGEST = 255;

    /// 400 if the header is missing or unusable.
    public static IdempotencyKey read(@Nullable String header) {
        if (header == null || header.isBlank()) {
            throw Refused.badRequest(
                    "idempotency_key_required",
                    "a request that moves money needs the header Idempotency-Key");
        }
        String key = header.strip();
        if (key.length() > LONGEST || key.chars().anyMatch(c -> c < ' ' || c > '~')) {
            throw Refused.invalid(
                    "Idempotency-Key", "must be 1 to " + LONGEST + " printable ASCII characters");
        }
        return new IdempotencyKey(key);
    }
}
