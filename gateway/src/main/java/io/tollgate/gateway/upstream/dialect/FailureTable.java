package io.tollgate.gateway.upstream.dialect;

import static io.tollgate.gateway.upstream.dialect.FailureClass.BALANCE_EMPTY;
import static io.tollgate.gateway.upstream.dialect.FailureClass.CALLER_ERROR;
import static io.tollgate.gateway.upstream.dialect.FailureClass.CREDENTIAL_DEAD;
import static io.tollgate.gateway.upstream.dialect.FailureClass.OVERLOADED;
import static io.tollgate.gateway.upstream.dialect.FailureClass.PLAN_LIMIT;
import static io.tollgate.gateway.upstream.dialect.FailureClass.POLICY;
import static io.tollgate.gateway.upstream.dialect.FailureClass.RATE_LIMITED;

import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a provider's errors mean: its own rows first, in their order, then those that all share
/// (<https://platform.openai.com/docs/guides/error-codes>). The same rows read the error of a
/// status and the one inside a stream.
///
/// @param own the provider's rows; the first that matches decides
/// @param resetZone where the clock stands by which it tells in words when a plan's limit ends;
///   null if it does not
record FailureTable(List<FailureSign> own, @Nullable ZoneId resetZone) {
    private static final int MAX_BODY_BYTES = 64 * 1024;
    private static final int MAX_DEPTH = 64;

    private static final List<FailureSign> SHARED =
            List.of(
                    FailureSign.word("insufficient_quota", BALANCE_EMPTY),
                    FailureSign.word("content_filter", POLICY),
                    FailureSign.word("content_policy_violation", POLICY),
                    // Hubs refuse what a caller wrote with 403; it must not cost us the credential
                    // (https://openrouter.ai/docs/api-reference/errors).
                    FailureSign.says(403, "moderation|\\bflagged\\b", POLICY),
                    FailureSign.status(401, CREDENTIAL_DEAD),
                    FailureSign.status(402, BALANCE_EMPTY),
                    FailureSign.status(403, CREDENTIAL_DEAD),
                    FailureSign.status(408, OVERLOADED),
                    FailureSign.status(409, OVERLOADED),
                    FailureSign.status(425, OVERLOADED),
                    FailureSign.status(429, RATE_LIMITED));

    /// The status that an error without one would have had, by a part of its code or type.
    private static final List<Map.Entry<String, Integer>> IMPLIED =
            List.of(
                    Map.entry("rate_limit", 429),
                    Map.entry("authentication", 401),
                    Map.entry("invalid_api_key", 401),
                    Map.entry("permission", 403),
                    Map.entry("forbidden", 403),
                    Map.entry("billing", 402),
                    Map.entry("not_found", 404),
                    Map.entry("too_large", 413),
                    Map.entry("overloaded", 529),
                    Map.entry("server_error", 500),
                    Map.entry("internal", 500),
                    Map.entry("unknown_error", 500),
                    Map.entry("unavailable", 503),
                    Map.entry("timeout", 504),
                    Map.entry("invalid_request", 400),
                    Map.entry("badrequest", 400),
                    Map.entry("content_filter", 400),
                    Map.entry("context_length_exceeded", 400));

    FailureTable {
        own = List.copyOf(own);
    }

    static FailureTable of(FailureSign... own) {
        return new FailureTable(List.of(own), null);
    }

    FailureTable resettingBy(ZoneId zone) {
        return new FailureTable(own, zone);
    }

    /// What an answer with another status than 200 means.
    FailedAnswer of(ErrorReply reply) {
        Buffer body = reply.body();
        byte[] start = body.getBytes(0, Math.min(body.length(), MAX_BODY_BYTES));
        ErrorText error = new AnswerLexer(MAX_DEPTH).read(start).errorText();
        return failure(
                reply.status(),
                error,
                reply.model(),
                RetryAfter.read(reply.retryAfter(), reply.at()),
                reply.at());
    }

    /// An error object where an answer or a chunk was due; the status was 200.
    FailedAnswer inBand(ErrorText error, AnswerTerms terms) {
        return failure(impliedStatus(error), error, terms.model(), null, terms.created());
    }

    private FailedAnswer failure(
            int status, ErrorText error, ModelNames model, @Nullable Duration asked, Instant at) {
        FailureClass failureClass = classify(status, error);
        CallerError callerError =
                switch (failureClass) {
                    case CALLER_ERROR -> CallerErrors.of(status, error, model);
                    case POLICY -> CallerErrors.policy(error, model);
                    default -> null;
                };
        String reason =
                "status %d, type '%s', code '%s'".formatted(status, error.type(), error.code());
        Duration wait =
                failureClass == PLAN_LIMIT && asked == null && resetZone != null
                        ? RetryAfter.inWords(error.message(), resetZone, at)
                        : asked;
        return new FailedAnswer(failureClass, status, reason, callerError, wait);
    }

    private FailureClass classify(int status, ErrorText error) {
        Optional<FailureSign> sign =
                Stream.concat(own.stream(), SHARED.stream())
                        .filter(one -> one.matches(status, error))
                        .findFirst();
        return sign.map(FailureSign::meaning)
                .orElse(status >= 400 && status < 500 ? CALLER_ERROR : OVERLOADED);
    }

    private static int impliedStatus(ErrorText error) {
        if (error.code().matches("[45][0-9][0-9]")) {
            return Integer.parseInt(error.code());
        }
        return IMPLIED.stream()
                .filter(implied -> error.mentions(implied.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(500);
    }
}
