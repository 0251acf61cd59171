package io.tollgate.gateway.relay;

import io.tollgate.gateway.error.ApiError;
import io.tollgate.gateway.error.CallerFaults;
import io.tollgate.gateway.error.MoneyRefusals;
import io.tollgate.gateway.error.ServerFaults;
import io.tollgate.gateway.upstream.UpstreamFailure;
import io.tollgate.gateway.upstream.dialect.CallerError;
import io.tollgate.gateway.upstream.dialect.FailedAnswer;
import io.tollgate.gateway.upstream.dialect.FailureClass;
import java.time.Duration;

/// What the caller is told when no upstream gave an answer. Never names the upstream, its account
/// or its words.
final class Failures {
    private Failures() {}

    static FailedAnswer transport(UpstreamFailure failure) {
        return FailedAnswer.of(
                FailureClass.TRANSPORT, failure.kind() + ": " + failure.getMessage());
    }

    static FailedAnswer noContentInTime() {
        return FailedAnswer.of(
                FailureClass.TRANSPORT, "FIRST_CONTENT_TIMEOUT: nothing came in time");
    }

    static FailedAnswer crowded() {
        return FailedAnswer.of(
                FailureClass.TRANSPORT, "CROWDED: too many calls wait for their first content");
    }

    /// @param last the failure of the last attempt
    /// @param onlyRateLimited whether every attempt failed for a rate limit
    static ApiError answer(FailedAnswer last, boolean onlyRateLimited, Duration usualRetry) {
        Duration wait = last.retryAfter() == null ? usualRetry : last.retryAfter();
        return switch (last.failureClass()) {
            case CALLER_ERROR -> callerError(last);
            case POLICY -> CallerFaults.contentFiltered();
            case RATE_LIMITED ->
                    onlyRateLimited
                            ? MoneyRefusals.rateLimited(
                                    "requests",
                                    "The model is at its rate limit. Retry shortly.",
                                    wait)
                            : ServerFaults.noUpstreamAvailable(wait);
            case CREDENTIAL_DEAD, BALANCE_EMPTY, PLAN_LIMIT ->
                    ServerFaults.noUpstreamAvailable(usualRetry);
            case TRANSPORT ->
                    last.reason().contains("TIMEOUT")
                            ? ServerFaults.upstreamTimeout(usualRetry)
                            : ServerFaults.noUpstreamAvailable(usualRetry);
            case OVERLOADED, CUT_MIDSTREAM ->
                    ServerFaults.upstreamError("The model's provider failed.", wait);
        };
    }

    private static ApiError callerError(FailedAnswer failure) {
        CallerError told = failure.callerError();
        return told == null
                ? CallerFaults.invalidRequest(
                        "The model's provider refused the request's parameters.", null)
                : CallerFaults.refusedBody(
                        told.status(), told.code(), told.message(), told.param());
    }
}
