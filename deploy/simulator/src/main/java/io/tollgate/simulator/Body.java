package io.tollgate.simulator;

import io.tollgate.simulator.dialect.Dialect;
import io.tollgate.simulator.dialect.Refusal;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.util.function.Consumer;

/// Collects request bodies up to a bound; a longer one is refused with 413 and its rest is dropped.
record Body(int limitBytes, Dialect dialect) {

    /// Hands the whole body over when it is there, never if the caller goes away before.
    void read(HttpServerRequest request, Consumer<Buffer> whole) {
        Buffer body = Buffer.buffer();
        request.handler(chunk -> {
            if (body.length() + chunk.length() <= limitBytes) {
                body.appendBuffer(chunk);
            } else if (!request.response().ended()) {
                request.handler(ignored -> {});
                refuse(request);
            }
        });
        request.endHandler(ignored -> {
            if (!request.response().ended()) {
                whole.accept(body);
            }
        });
    }

    private void refuse(HttpServerRequest request) {
        request.response()
                .setStatusCode(413)
                .putHeader("content-type", "application/json")
                .end(dialect.refusal(Refusal.tooLarge(limitBytes)));
    }
}
