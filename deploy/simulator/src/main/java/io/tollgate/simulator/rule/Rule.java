package io.tollgate.simulator.rule;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import io.tollgate.simulator.dialect.ProviderError;
import io.tollgate.simulator.dialect.ProviderErrors;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What shall happen to the calls that match; the JSON of `POST /_sim/rules` in snake case.
///
/// @param dialect matches any dialect if null; `credential` and `model` likewise
/// @param times how many calls the rule serves before it is gone; null for all
/// @param status from 400 on an error instead of an answer
/// @param headers added to whatever is answered
/// @param body sent as it stands instead of an answer: a string as text, anything else as JSON
/// @param delayMs wait before the first byte
/// @param firstTokenMs wait between the role chunk and the first content chunk
/// @param chunkMs wait between content chunks; a plain answer waits as long as its stream would
/// @param cutAfterChunks the connection closes after so many content chunks; of a plain answer that
///   share of the body is sent
/// @param noUsage no usage is reported
/// @param usage reported instead of the truth, as it stands
/// @param hang never answers, not even a status
/// @param inStreamError ignored by plain calls
/// @param error the name of one of the provider's own errors, sent with its own status unless
///   `status` gives another; with an `inStreamError` that has no error of its own, sent there
/// @param resetAfterS from now to the end of a limit, where an error tells it
/// @param outputTokens the answer has at most so many
/// @param finishReason told instead of the true one
/// @param keepAliveMs while the first token is waited for: a comment in streams, a blank line
///   before plain answers, every so many milliseconds, from the status on
/// @param concurrentCalls more than so many at a time of one credential are refused
/// @param callsPerMinute more than so many of one credential are refused
/// @param connection what becomes of it instead of any answer
public record Rule(
        @Nullable String dialect,
        @Nullable String credential,
        @Nullable String model,
        @Nullable Integer times,
        @Nullable Integer status,
        @Nullable Map<String, String> headers,
        @Nullable JsonNode body,
        int delayMs,
        int firstTokenMs,
        int chunkMs,
        @Nullable Integer cutAfterChunks,
        boolean noUsage,
        @Nullable JsonNode usage,
        boolean hang,
        @Nullable InStreamError inStreamError,
        @Nullable String error,
        @Nullable Integer resetAfterS,
        @Nullable Integer outputTokens,
        @Nullable String finishReason,
        int keepAliveMs,
        @Nullable Integer concurrentCalls,
        @Nullable Integer callsPerMinute,
        @Nullable Loss connection) {
    static final int MAX_CHUNKS = 1_000_000;
    private static final int MAX_WAIT_MS = 3_600_000;
    private static final int MAX_RESET_S = 31_000_000;
    private static final int USUAL_RESET_S = 3600;
    private static final int MAX_TIMES = 1_000_000_000;

    /// Changes nothing about a call.
    public static final Rule NONE =
            new Rule(
                    null, null, null, null, null, null, null, 0, 0, 0, null, false, null, false,
                    null, null, null, null, null, 0, null, null, null);

    /// How a connection is lost.
    public enum Loss {
        /// In good order, before a status.
        @JsonProperty("close")
        CLOSE,
        /// By a reset, before a status.
        @JsonProperty("reset")
        RESET
    }

    /// Throws [IllegalArgumentException] naming the field that is out of bounds.
    public Rule {
        if (times != null && (times < 1 || times > MAX_TIMES)) {
            throw new IllegalArgumentException("times must be between 1 and " + MAX_TIMES);
        }
        if (status != null && (status < 200 || status > 599)) {
            throw new IllegalArgumentException("status must be between 200 and 599");
        }
        if (cutAfterChunks != null) {
            within("cut_after_chunks", cutAfterChunks, MAX_CHUNKS);
        }
        within("delay_ms", delayMs, MAX_WAIT_MS);
        within("first_token_ms", firstTokenMs, MAX_WAIT_MS);
        within("chunk_ms", chunkMs, MAX_WAIT_MS);
        within("keep_alive_ms", keepAliveMs, MAX_WAIT_MS);
        within("reset_after_s", resetAfterS == null ? 0 : resetAfterS, MAX_RESET_S);
        within("output_tokens", outputTokens == null ? 0 : outputTokens, MAX_CHUNKS);
        within("concurrent_calls", concurrentCalls == null ? 0 : concurrentCalls, MAX_TIMES);
        within("calls_per_minute", callsPerMinute == null ? 0 : callsPerMinute, MAX_TIMES);
        if (error != null) {
            ProviderErrors.check(dialect, error);
        }
        headers = headers == null ? Map.of() : Map.copyOf(headers);
        headers.forEach(Rule::sendable);
        body = body == null || body.isNull() ? null : body;
        usage = usage == null || usage.isNull() ? null : usage;
    }

    /// The rule of a call that gets this error of its dialect; nobody wrote it.
    public static Rule refusing(String dialect, String error) {
        return new Rule(
                dialect, null, null, null, null, null, null, 0, 0, 0, null, false, null, false,
                null, error, null, null, null, 0, null, null, null);
    }

    /// Whether the answer is the rule's own status or body instead of a simulated one.
    public boolean replacesAnswer() {
        return body != null || (status != null && status >= 400) || sendsErrorAtOnce();
    }

    private boolean sendsErrorAtOnce() {
        return error != null && (inStreamError == null || !inStreamError.lacksError());
    }

    /// The provider's error that the rule names, or else that of its status.
    public Optional<ProviderError> providerError(String callDialect) {
        return error != null
                ? ProviderErrors.named(callDialect, error)
                : Optional.ofNullable(status)
                        .flatMap(given -> ProviderErrors.ofStatus(callDialect, given));
    }

    /// From now to the end of a limit.
    public Duration untilReset() {
        return Duration.ofSeconds(resetAfterS == null ? USUAL_RESET_S : resetAfterS);
    }

    /// Whether the rule stands for all that a credential asks, whatever the model.
    boolean standsForAll() {
        return model == null && times == null;
    }

    boolean matches(String callDialect, @Nullable String callCredential, String callModel) {
        return (dialect == null || dialect.equals(callDialect))
                && (credential == null || credential.equals(callCredential))
                && (model == null || model.equals(callModel));
    }

    private static void sendable(String name, String value) {
        if (!name.matches("[!#$%&'*+.^_`|~0-9A-Za-z-]+") || !value.matches("[\\t -~]*")) {
            throw new IllegalArgumentException("headers: '" + name + "' cannot be sent");
        }
    }

    static void within(String field, int value, int max) {
        if (value < 0 || value > max) {
            throw new IllegalArgumentException(field + " must be between 0 and " + max);
        }
    }
}
