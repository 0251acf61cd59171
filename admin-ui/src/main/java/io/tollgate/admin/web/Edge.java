package io.tollgate.admin.web;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.UncheckedIOException;

/// What never reaches a resource: bodies that announce more than the bound, and URLs that nothing
/// serves. Callers who want a page get it from elsewhere, everybody else JSON.
@ApplicationScoped
class Edge {
    /// After what sees every answer and what answers people.
    private static final int FIRST = Integer.MIN_VALUE + 1;

    private final StrictJson json;
    private final long maxBytes;

    Edge(StrictJson json, ConsoleLimits limits) {
        this.json = json;
        this.maxBytes = limits.maxBodyBytes();
    }

    void install(@Observes Router router) {
        var _ = router.route().order(FIRST).handler(this::refuseLargeBody);
        var _ = router.route().order(FIRST).failureHandler(this::answer);
        var _ = router.route().order(Integer.MAX_VALUE).handler(call -> call.fail(404));
    }

    private void refuseLargeBody(RoutingContext call) {
        String length = call.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length != null && length.length() < 19 && Long.parseLong(length) <= maxBytes) {
            call.next();
        } else if (length == null) {
            call.next();
        } else {
            call.response().putHeader(HttpHeaders.CONNECTION, "close");
            call.fail(413);
        }
    }

    private void answer(RoutingContext call) {
        int status = call.statusCode();
        if (call.failure() != null || (status != 404 && status != 413)) {
            call.next();
            return;
        }
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
