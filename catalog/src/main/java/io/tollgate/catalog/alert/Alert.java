package io.tollgate.catalog.alert;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Something that operators must hear of, open until it is resolved.
///
/// @param subject the credential or upstream that it is about
/// @param message one sentence without secrets
public record Alert(
        AlertId id,
        Kind kind,
        UUID subject,
        String message,
        Instant raisedAt,
        @Nullable Instant resolvedAt) {
    /// What happened.
    public enum Kind {
        /// An upstream refused a credential's secret; the credential has been disabled.
        CREDENTIAL_DEAD,
        /// An upstream says that the account has no money.
        BALANCE_EMPTY,
        /// An upstream account is below its threshold.
        BALANCE_LOW
    }
}
