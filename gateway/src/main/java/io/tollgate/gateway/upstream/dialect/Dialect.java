package io.tollgate.gateway.upstream.dialect;

import io.tollgate.catalog.upstream.DialectName;
import io.tollgate.gateway.http.ScannedChat;
import java.util.List;

/// One provider's wire format for chat calls. Implementations are stateless; the readers they hand
/// out belong to one attempt and are not thread-safe. Nothing here does I/O.
public interface Dialect {
    DialectName name();

    /// What follows the upstream's base URL.
    String chatPath();

    /// The headers that carry a credential's secret.
    List<SecretHeader> headers(String secret);

    /// What to send. Pure: safe on any thread, and again for another attempt.
    ChatRequest request(ScannedChat chat, Target target);

    /// Whether a request is read once more to be translated: large ones take their time.
    default boolean translates() {
        return false;
    }

    /// Reads the answer to a call with `stream: true`, if its status is 200.
    StreamReader streamReader(AnswerTerms terms);

    /// Reads the answer to any other call, if its status is 200.
    PlainReader plainReader(AnswerTerms terms);

    /// What an answer with another status means.
    FailedAnswer failure(ErrorReply answer);
}
