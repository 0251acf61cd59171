package io.tollgate.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.billing.money.Money;
import io.tollgate.gateway.error.ApiError;
import io.tollgate.gateway.error.CallerFaults;
import io.tollgate.gateway.error.MoneyRefusals;
import io.tollgate.gateway.error.ServerFaults;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Currency;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ErrorAnswerTest {
    private static final Duration SOON = Duration.ofMillis(1_500);

    static Stream<Arguments> table() {
        Money cent = Money.parse("0.01", Currency.getInstance("USD"));
        String caller = "invalid_request_error";
        return Stream.of(
                row(CallerFaults.invalidRequest("m", "messages"), 400, caller, null, "messages"),
                row(
                        CallerFaults.contextLengthExceeded("m"),
                        400,
                        caller,
                        "context_length_exceeded",
                        "messages"),
                row(CallerFaults.contentFiltered(), 400, caller, "content_filter", null),
                row(CallerFaults.invalidApiKey("k"), 401, caller, "invalid_api_key", null),
                row(
                        MoneyRefusals.insufficientQuota(cent, cent),
                        402,
                        "insufficient_quota",
                        "insufficient_quota",
                        null),
                row(
                        MoneyRefusals.keyBudgetExceeded(cent, cent),
                        402,
                        "insufficient_quota",
                        "key_budget_exceeded",
                        null),
                row(CallerFaults.modelNotAllowed("m"), 403, caller, "model_not_allowed", "model"),
                row(CallerFaults.tenantSuspended(), 403, caller, "tenant_suspended", null),
                row(CallerFaults.modelNotFound("m"), 404, caller, "model_not_found", "model"),
                row(CallerFaults.unknownUrl("GET", "/"), 404, caller, "unknown_url", null),
                row(CallerFaults.requestTooLarge(413, "m"), 413, caller, "request_too_large", null),
                row(
                        MoneyRefusals.rateLimited("tokens", "m", SOON),
                        429,
                        "tokens",
                        "rate_limit_exceeded",
                        null),
                row(
                        MoneyRefusals.creditHeldByInflightRequests(SOON),
                        429,
                        "requests",
                        "credit_held_by_inflight_requests",
                        null),
                row(
                        ServerFaults.upstreamError("m", SOON),
                        502,
                        "server_error",
                        "upstream_error",
                        null),
                row(
                        ServerFaults.noUpstreamAvailable(SOON),
                        503,
                        "server_error",
                        "no_upstream_available",
                        null),
                row(
                        ServerFaults.upstreamTimeout(SOON),
                        504,
                        "server_error",
                        "upstream_timeout",
                        null),
                row(
                        ServerFaults.meteringUnavailable(SOON),
                        503,
                        "server_error",
                        "metering_unavailable",
                        null),
                row(
                        ServerFaults.ledgerBackpressure(SOON),
                        503,
                        "server_error",
                        "ledger_backpressure",
                        null));
    }

    @ParameterizedTest
    @MethodSource("table")
    void everyErrorHasItsStatusAndItsFourKeys(
            ApiError error,
            int status,
            String type,
            @Nullable String code,
            @Nullable String param) {
        RecordedAnswer answer = new RecordedAnswer();

        ErrorAnswer.write(answer, error);

        assertThat(answer.status).isEqualTo(status);
        assertThat(answer.contentType).isEqualTo("application/json");
        assertThat(answer.text())
                .startsWith("{\"error\":{\"message\":\"")
                .endsWith(
                        "\",\"type\":\"%s\",\"param\":%s,\"code\":%s}}"
                                .formatted(type, quoted(param), quoted(code)));
    }

    @Test
    void theTimeToRetryIsRoundedUpToSecondsAndExactInMilliseconds() {
        RecordedAnswer answer = new RecordedAnswer();

        ErrorAnswer.write(answer, ServerFaults.noUpstreamAvailable(SOON));

        assertThat(answer.headers)
                .containsEntry("retry-after", "2")
                .containsEntry("retry-after-ms", "1500");
    }

    @Test
    void whatNoWaitingMendsSaysNotToRetry() {
        RecordedAnswer answer = new RecordedAnswer();

        ErrorAnswer.write(answer, MoneyRefusals.largerThanLimit("tokens", "m"));

        assertThat(answer.headers)
                .containsEntry("x-should-retry", "false")
                .doesNotContainKey("retry-after");
    }

    @Test
    void aStreamThatHasBegunGetsAnEventAndIsCut() {
        RecordedAnswer answer = new RecordedAnswer();
        answer.start(200, "text/event-stream");

        ErrorAnswer.write(answer, ServerFaults.meteringUnavailable(SOON));

        assertThat(answer.text()).startsWith("data: {\"error\":{").endsWith("}}\n\n");
        assertThat(answer.cut).isTrue();
        assertThat(answer.ended).isFalse();
    }

    @Test
    void anEventIsOneLineWhateverTheMessage() {
        ApiError error = CallerFaults.invalidRequest("two\nlines \"quoted\" ü", null);

        String event = ErrorAnswer.event(error).toString(StandardCharsets.UTF_8);

        assertThat(event.strip()).doesNotContain("\n").contains("two\\nlines \\\"quoted\\\" ü");
    }

    private static Arguments row(
            ApiError error,
            int status,
            String type,
            @Nullable String code,
            @Nullable String param) {
        return Arguments.of(error, status, type, code, param);
    }

    private static String quoted(@Nullable String text) {
        return text == null ? "null" : "\"" + text + "\"";
    }
}
