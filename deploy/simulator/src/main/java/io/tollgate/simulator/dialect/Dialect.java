package io.tollgate.simulator.dialect;

import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import org.jspecify.annotations.Nullable;

/// One provider's wire format. Stateless, safe for all event loops, never blocks.
public interface Dialect {
    /// As rules and the log spell it.
    String name();

    /// Where the format lives on the simulator, without a trailing slash.
    String basePath();

    /// Path of the call below [#basePath].
    String callPath();

    /// Path of the model list below [#basePath].
    String modelsPath();

    /// The secret that came with a call, or null.
    @Nullable String credential(MultiMap headers);

    /// Understands the body of a call.
    Reading read(byte[] body);

    /// Prepares the answer to a call; `report` says which usage it tells.
    Answer answer(ChatCall call, Report report);

    /// The body of an error.
    Buffer refusal(Refusal refusal);

    /// The body of the model list.
    Buffer models();
}
