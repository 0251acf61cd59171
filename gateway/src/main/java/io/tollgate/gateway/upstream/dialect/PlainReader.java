package io.tollgate.gateway.upstream.dialect;

import io.vertx.core.buffer.Buffer;

/// Reads one plain answer as it arrives; holds on to its bytes.
public interface PlainReader {
    /// Takes the next piece; false once the outcome is known to be a failure and the rest is not
    /// needed.
    boolean feed(Buffer chunk);

    /// The answer is complete.
    PlainOutcome finish();
}
