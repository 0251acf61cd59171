package io.tollgate.gateway.upstream.dialect;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Why an attempt gave no answer.
///
/// @param status the upstream's HTTP status, null if none came
/// @param reason for logs and operators, never for callers
/// @param callerError what the caller is told, for [FailureClass#CALLER_ERROR] and
///   [FailureClass#POLICY]; null for the others
/// @param retryAfter how long the upstream asks to be left alone, null if it does not say
public record FailedAnswer(
        FailureClass failureClass,
        @Nullable Integer status,
        String reason,
        @Nullable CallerError callerError,
        @Nullable Duration retryAfter)
        implements PlainOutcome {

    /// Nothing was sent: the dialect has no words for what the caller asks.
    public static FailedAnswer unsayable(CallerError error) {
        return new FailedAnswer(
                FailureClass.CALLER_ERROR, null, "not to be said in this dialect", error, null);
    }

    /// A failure without an answer, or with one that cannot be read.
    public static FailedAnswer of(FailureClass failureClass, String reason) {
        return new FailedAnswer(failureClass, null, reason, null, null);
    }
}
