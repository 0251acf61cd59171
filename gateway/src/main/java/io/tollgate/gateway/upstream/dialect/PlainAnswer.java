package io.tollgate.gateway.upstream.dialect;

import io.tollgate.billing.money.Money;
import io.tollgate.billing.usage.TokenUsage;
import io.tollgate.gateway.json.TextEdits;
import io.vertx.core.buffer.Buffer;
import java.util.List;

/// A complete plain answer, read once, not yet passed on.
public final class PlainAnswer implements PlainOutcome {
    private final List<Buffer> chunks;
    private final AnswerSpans spans;
    private final Delivered delivered;
    private final String publicModel;

    PlainAnswer(List<Buffer> chunks, AnswerSpans spans, Delivered delivered, String publicModel) {
        this.chunks = List.copyOf(chunks);
        this.spans = spans;
        this.delivered = delivered;
        this.publicModel = publicModel;
    }

    public Delivered delivered() {
        return delivered;
    }

    /// The body for the caller: the upstream's with the public model and with `cost` and
    /// `cost_currency` in its usage; without usage there, one made from `used`.
    public List<Buffer> body(TokenUsage used, Money charge) {
        TextEdits edits = new TextEdits();
        spans.renameModel(publicModel, edits);
        spans.addCost(used, charge, edits);
        return edits.over(chunks);
    }
}
