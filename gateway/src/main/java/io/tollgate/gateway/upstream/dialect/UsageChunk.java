package io.tollgate.gateway.upstream.dialect;

import io.tollgate.billing.money.Money;
import io.tollgate.billing.usage.TokenUsage;
import io.tollgate.gateway.json.Span;
import io.tollgate.gateway.json.TextEdits;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The chunk with usage that ends a stream: kept back from the upstream's stream, or made of what
/// the other chunks told.
final class UsageChunk {
    private final String publicModel;
    private String id = "";
    private String created = "0";
    private byte @Nullable [] chunk;
    private byte @Nullable [] usage;

    UsageChunk(String publicModel) {
        this.publicModel = publicModel;
    }

    /// Looks at a chunk of the stream; the last one with usage counts.
    void note(byte[] data, AnswerFacts facts) {
        if (id.isEmpty()) {
            id = facts.id();
            created = facts.created();
        }
        Span span = facts.usageObjectSpan();
        if (span != null) {
            chunk = facts.isUsageChunk() ? data : null;
            usage = Arrays.copyOfRange(data, (int) span.from(), (int) span.to());
        }
    }

    /// The chunk's JSON.
    Buffer with(TokenUsage used, Money charge, AnswerLexer lexer) {
        byte[] text = chunk == null ? made() : chunk;
        AnswerSpans spans = lexer.read(text).spans();
        TextEdits edits = new TextEdits();
        spans.renameModel(publicModel, edits);
        spans.addCost(used, charge, edits);
        return edits.over(text);
    }

    private byte[] made() {
        String reported = usage == null ? "null" : new String(usage, StandardCharsets.UTF_8);
        String json =
                "{\"id\":%s,\"object\":\"chat.completion.chunk\",\"created\":%s,\"model\":%s,\"choices\":[],\"usage\":%s}"
                        .formatted(
                                TextEdits.quoted(id),
                                created,
                                TextEdits.quoted(publicModel),
                                reported);
        return json.getBytes(StandardCharsets.UTF_8);
    }
}
