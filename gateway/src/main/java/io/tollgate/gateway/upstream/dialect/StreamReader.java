package io.tollgate.gateway.upstream.dialect;

import io.tollgate.billing.money.Money;
import io.tollgate.billing.usage.TokenUsage;
import io.vertx.core.buffer.Buffer;
import java.util.List;

/// Reads one upstream stream. `[DONE]` and usage chunks are not among the bytes to pass on: the
/// caller of this writes [#usageChunk] and [#done] once the call is settled.
public interface StreamReader {
    /// The events that this piece of the stream completes. After an event with an error nothing
    /// more is read.
    List<StreamEvent> feed(Buffer chunk);

    /// The upstream closed the stream: what was left without its closing blank line.
    List<StreamEvent> finish();

    /// Everything handed out so far, added up.
    Delivered delivered();

    /// The chunk with `"choices":[]` and usage, for callers who asked for it: the upstream's own
    /// with `cost` and `cost_currency` put in, or one made from `used`.
    Buffer usageChunk(TokenUsage used, Money charge);

    /// The event that ends a stream.
    Buffer done();
}
