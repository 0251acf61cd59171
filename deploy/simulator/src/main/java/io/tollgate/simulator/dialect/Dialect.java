package io.tollgate.simulator.dialect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tollgate.simulator.account.Balance;
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

    /// Path of the model list below [#basePath]; null without one.
    @Nullable String modelsPath();

    /// Path of an account's balance below [#basePath]; null if the provider does not tell it.
    default @Nullable String balancePath() {
        return null;
    }

    /// The secret that came with a call, or null.
    @Nullable String credential(MultiMap headers);

    /// Understands the body of a call.
    Reading read(byte[] body);

    /// Prepares the answer to a call; `report` says which usage it tells, `finishReason` why it
    /// ended, null for the truth.
    Answer answer(ChatCall call, Report report, @Nullable String finishReason);

    /// The object of one of this provider's errors.
    ObjectNode error(ProviderError error);

    /// The body of an error with that object.
    Buffer body(JsonNode error);

    /// What keeps a silent connection alive: of a stream, or before a plain answer.
    default Buffer keepAlive(boolean stream) {
        return Buffer.buffer(stream ? ": keep-alive\n\n" : "\n");
    }

    /// The body of an error.
    Buffer refusal(Refusal refusal);

    /// The body of the model list.
    Buffer models();

    /// The body of the balance; only with a [#balancePath].
    default Buffer balance(Balance balance) {
        throw new IllegalStateException(name() + " does not tell a balance of " + balance);
    }
}
