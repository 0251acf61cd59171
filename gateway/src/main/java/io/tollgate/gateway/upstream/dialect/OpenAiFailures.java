package io.tollgate.gateway.upstream.dialect;

import io.vertx.core.buffer.Buffer;
import org.jspecify.annotations.Nullable;

/// What OpenAI's error answers mean (<https://platform.openai.com/docs/guides/error-codes>).
final class OpenAiFailures {
    private static final int MAX_BODY_BYTES = 64 * 1024;
    private static final int MAX_DEPTH = 64;

    private OpenAiFailures() {}

    static FailedAnswer of(ErrorReply reply) {
        Buffer body = reply.body();
        byte[] start = body.getBytes(0, Math.min(body.length(), MAX_BODY_BYTES));
        ErrorText error = new AnswerLexer(MAX_DEPTH).read(start).errorText();
        return failure(
                reply.status(),
                error,
                reply.model(),
                RetryAfter.read(reply.retryAfter(), reply.at()));
    }

    /// An error object where an answer or a chunk was due; the status was 200.
    static FailedAnswer inBand(ErrorText error, ModelNames model) {
        return failure(impliedStatus(error), error, model, null);
    }

    private static FailedAnswer failure(
            int status,
            ErrorText error,
            ModelNames model,
            java.time.@Nullable Duration retryAfter) {
        FailureClass failureClass = classify(status, error);
        CallerError callerError =
                switch (failureClass) {
                    case CALLER_ERROR -> CallerErrors.of(status, error, model);
                    case POLICY -> CallerErrors.policy(error, model);
                    default -> null;
                };
        String reason =
                "status %d, type '%s', code '%s'".formatted(status, error.type(), error.code());
        return new FailedAnswer(failureClass, status, reason, callerError, retryAfter);
    }

    private static FailureClass classify(int status, ErrorText error) {
        if (error.says("insufficient_quota")) {
            return FailureClass.BALANCE_EMPTY;
        }
        return switch (status) {
            case 401 -> FailureClass.CREDENTIAL_DEAD;
            case 402 -> FailureClass.BALANCE_EMPTY;
            case 403 -> policyOr(FailureClass.CREDENTIAL_DEAD, error);
            case 408, 409, 425 -> FailureClass.OVERLOADED;
            case 429 -> FailureClass.RATE_LIMITED;
            default ->
                    status >= 400 && status < 500
                            ? policyOr(FailureClass.CALLER_ERROR, error)
                            : FailureClass.OVERLOADED;
        };
    }

    private static FailureClass policyOr(FailureClass otherwise, ErrorText error) {
        return error.mentions("content_filter") || error.mentions("content_policy")
                ? FailureClass.POLICY
                : otherwise;
    }

    private static int impliedStatus(ErrorText error) {
        if (error.code().matches("[45][0-9][0-9]")) {
            return Integer.parseInt(error.code());
        }
        if (error.mentions("rate_limit")) {
            return 429;
        }
        if (error.mentions("authentication") || error.says("invalid_api_key")) {
            return 401;
        }
        boolean callers =
                error.mentions("invalid_request")
                        || error.mentions("badrequest")
                        || error.mentions("content_filter")
                        || error.says("context_length_exceeded");
        return callers ? 400 : 500;
    }
}
