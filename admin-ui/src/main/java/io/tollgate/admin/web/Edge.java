package io.tollgate.admin.web;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.UncheckedIOException;

/// What never reaches a resource: bodies that announce more than the bound, and URLs that nothing
/// serves.
@ApplicationScoped
class Edge {
    private final StrictJson json;
    private final long maxBytes;

    Edge(StrictJson json, ConsoleLimits limits) {
        this.json = json;
        this.maxBytes = limits.maxBodyBytes();
    }

    void install(@Observes Router router) {
        var _ = router.route().order(Integer.MIN_VALUE).handler(this::refuseLargeBody);
        var _ = router.route().order(Integer.MAX_VALUE).handler(call -> answer(call, 404));
    }

    private void refuseLargeBody(RoutingContext call) {
        String length = call.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length != null && length.length() < 19 && Long.parseLong(length) <= maxBytes) {
            call.next();
        } else if (length == null) {
            call.next();
        } else {
            call.response().putHeader(HttpHeaders.CONNECTION, "close");
            answer(call, 413);
        }
    }

    private void answer(RoutingContext call, int status) {
        try {
            var body = ErrorView.of(Errors.code(status), Errors.message(status), null);
            var _ =
                    call.response()
                            .setStatusCode(status)
                            .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                            .end(io.vertx.core.buffer.Buffer.buffer(json.write(body)));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
