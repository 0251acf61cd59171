package io.tollgate.admin.alerts;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An alert, as the API and the webhook show it.
///
/// @param kind such as `balance_low`
/// @param subject id of the credential or upstream that it is about
/// @param upstream id of the upstream; null if that is gone
/// @param name of the credential or upstream, for people; null if that is gone
/// @param resolvedAt null while it is open
public record AlertView(
        String id,
        String kind,
        String subject,
        @Nullable String upstream,
        @Nullable String name,
        String message,
        Instant raisedAt,
        @Nullable Instant resolvedAt) {}
