package io.tollgate.gateway.upstream.dialect;

import static io.tollgate.gateway.upstream.dialect.FailureClass.BALANCE_EMPTY;
import static io.tollgate.gateway.upstream.dialect.FailureClass.CREDENTIAL_DEAD;
import static io.tollgate.gateway.upstream.dialect.FailureClass.OVERLOADED;
import static io.tollgate.gateway.upstream.dialect.FailureClass.RATE_LIMITED;

import io.tollgate.catalog.upstream.DialectName;
import io.tollgate.gateway.http.OutputLimitField;
import io.tollgate.gateway.http.Quirks;
import io.tollgate.gateway.http.ScannedChat;
import io.tollgate.gateway.http.Splice;
import java.util.List;

/// Moonshot's Kimi (<https://platform.moonshot.ai/docs/api/chat>): OpenAI's format, whose streams
/// carry usage in `choices[0].usage`, which the reader knows. Some models take one temperature.
public final class KimiDialect implements OpenAiWire {
    private static final FailureTable FAILURES =
            FailureTable.of(
                    FailureSign.word("invalid_authentication_error", CREDENTIAL_DEAD),
                    FailureSign.word("incorrect_api_key_error", CREDENTIAL_DEAD),
                    FailureSign.word("exceeded_current_quota_error", BALANCE_EMPTY),
                    FailureSign.says(
                            0, "^your account\\b.*(insufficient balance|suspended)", BALANCE_EMPTY),
                    FailureSign.says(403, "insufficient balance|suspended", BALANCE_EMPTY),
                    FailureSign.says(429, "insufficient balance|suspended", BALANCE_EMPTY),
                    FailureSign.word("rate_limit_reached_error", RATE_LIMITED),
                    FailureSign.word("engine_overloaded_error", OVERLOADED));

    private final List<Fixed> temperatures;

    /// A model by the beginning of its name, and the only temperature that it takes.
    private record Fixed(String model, String temperature) {
        static Fixed parse(String pair) {
            int at = pair.lastIndexOf('=');
            if (at < 1 || !pair.substring(at + 1).matches("[0-9]+(\\.[0-9]+)?")) {
                throw new IllegalArgumentException(
                        "tollgate.dialect.kimi-temperatures: '%s' is not model=temperature"
                                .formatted(pair));
            }
            return new Fixed(pair.substring(0, at), pair.substring(at + 1));
        }
    }

    /// @param temperatures each `model=temperature`
    public KimiDialect(List<String> temperatures) {
        this.temperatures = temperatures.stream().map(Fixed::parse).toList();
    }

    @Override
    public DialectName name() {
        return DialectName.KIMI;
    }

    @Override
    public FailureTable failures() {
        return FAILURES;
    }

    /// The output limit is always `max_tokens`, which all models take.
    @Override
    public ChatRequest request(ScannedChat chat, Target target) {
        return new ChatRequest.Body(
                new Splice(
                                target.upstreamModel(),
                                target.outputLimit(),
                                OutputLimitField.MAX_TOKENS,
                                quirks(target.upstreamModel()))
                        .of(chat));
    }

    private Quirks quirks(String model) {
        return temperatures.stream()
                .filter(fixed -> model.startsWith(fixed.model()))
                .findFirst()
                .map(fixed -> new Quirks(fixed.temperature(), null, false))
                .orElse(Quirks.NONE);
    }
}
