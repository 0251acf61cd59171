package io.tollgate.gateway.upstream.dialect;

import static io.tollgate.gateway.upstream.dialect.FailureClass.BALANCE_EMPTY;
import static io.tollgate.gateway.upstream.dialect.FailureClass.OVERLOADED;
import static io.tollgate.gateway.upstream.dialect.FailureClass.POLICY;
import static io.tollgate.gateway.upstream.dialect.FailureClass.RATE_LIMITED;

import io.tollgate.catalog.upstream.DialectName;
import io.tollgate.gateway.http.OutputLimitField;
import io.tollgate.gateway.http.ScannedChat;
import io.tollgate.gateway.http.Splice;

/// DeepSeek (<https://api-docs.deepseek.com/api/create-chat-completion>): OpenAI's format with the
/// cache's hits and misses beside the prompt's tokens, which the reader knows.
public final class DeepSeekDialect implements OpenAiWire {
    /// Its `code` is nearly always `invalid_request_error`: the status tells, and where there is
    /// none, inside a stream, the words.
    private static final FailureTable FAILURES =
            FailureTable.of(
                    FailureSign.says(0, "^insufficient balance", BALANCE_EMPTY),
                    FailureSign.says(0, "^content exists risk", POLICY),
                    FailureSign.says(0, "^(service is too busy|server overloaded)", OVERLOADED),
                    FailureSign.says(0, "^rate limit reached", RATE_LIMITED));

    @Override
    public DialectName name() {
        return DialectName.DEEPSEEK;
    }

    @Override
    public FailureTable failures() {
        return FAILURES;
    }

    /// The output limit is always `max_tokens`: the newer name would be ignored.
    @Override
    public ChatRequest request(ScannedChat chat, Target target) {
        return new ChatRequest.Body(
                new Splice(
                                target.upstreamModel(),
                                target.outputLimit(),
                                OutputLimitField.MAX_TOKENS)
                        .of(chat));
    }
}
