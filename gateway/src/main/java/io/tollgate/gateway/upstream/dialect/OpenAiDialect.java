package io.tollgate.gateway.upstream.dialect;

import io.tollgate.catalog.upstream.DialectName;
import io.tollgate.gateway.http.OutputLimitField;
import io.tollgate.gateway.http.ScannedChat;
import io.tollgate.gateway.http.Splice;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.Objects;

/// OpenAI's own wire format, which most others imitate
/// (<https://platform.openai.com/docs/api-reference/chat>).
public final class OpenAiDialect implements Dialect {
    @Override
    public DialectName name() {
        return DialectName.OPENAI;
    }

    @Override
    public String chatPath() {
        return "/chat/completions";
    }

    @Override
    public List<SecretHeader> headers(String secret) {
        return List.of(new SecretHeader("authorization", "Bearer " + secret));
    }

    /// The output limit keeps the caller's name for it. Without one it is `max_tokens`: an imitator
    /// that does not know the newer name would ignore it and write past the hold.
    @Override
    public List<Buffer> request(ScannedChat chat, Target target) {
        OutputLimitField field =
                Objects.requireNonNullElse(chat.limitField(), OutputLimitField.MAX_TOKENS);
        return new Splice(target.upstreamModel(), target.outputLimit(), field).of(chat);
    }

    @Override
    public StreamReader streamReader(AnswerTerms terms) {
        return new OpenAiStream(terms);
    }

    @Override
    public PlainReader plainReader(AnswerTerms terms) {
        return new OpenAiPlain(terms);
    }

    @Override
    public FailedAnswer failure(ErrorReply reply) {
        return OpenAiFailures.of(reply);
    }
}
