package io.tollgate.gateway.upstream.dialect;

import io.tollgate.catalog.upstream.DialectName;
import io.tollgate.gateway.http.OutputLimitField;
import io.tollgate.gateway.http.ScannedChat;
import io.tollgate.gateway.http.Splice;
import java.util.List;
import java.util.Locale;

/// OpenAI's own wire format, which most others imitate
/// (<https://platform.openai.com/docs/api-reference/chat>).
public final class OpenAiDialect implements OpenAiWire {
    private static final FailureTable FAILURES = FailureTable.of();

    private final List<String> ownHosts;

    /// @param ownHosts OpenAI's own; a name that begins with a dot stands for all below it
    public OpenAiDialect(List<String> ownHosts) {
        this.ownHosts = List.copyOf(ownHosts);
    }

    @Override
    public DialectName name() {
        return DialectName.OPENAI;
    }

    @Override
    public FailureTable failures() {
        return FAILURES;
    }

    /// At OpenAI's own hosts the output limit is always `max_completion_tokens`, which all models
    /// there take. Elsewhere it keeps the caller's name for it; without one it is `max_tokens`: an
    /// imitator that does not know the newer name would ignore it and write past the hold.
    @Override
    public ChatRequest request(ScannedChat chat, Target target) {
        return new ChatRequest.Body(
                new Splice(target.upstreamModel(), target.outputLimit(), field(chat, target))
                        .of(chat));
    }

    private OutputLimitField field(ScannedChat chat, Target target) {
        if (isOwn(target.host().toLowerCase(Locale.ROOT))) {
            return OutputLimitField.MAX_COMPLETION_TOKENS;
        }
        OutputLimitField given = chat.limitField();
        return given == null ? OutputLimitField.MAX_TOKENS : given;
    }

    private boolean isOwn(String host) {
        return ownHosts.stream()
                .anyMatch(own -> own.startsWith(".") ? host.endsWith(own) : host.equals(own));
    }
}
