package io.tollgate.admin.kit;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;

/// Serves [Assets]. Under its own hash a file may be kept for a year; under another hash, which a
/// page of the version before or after this one asks for, it is served once.
@ApplicationScoped
class AssetRoute {
    private static final String FOR_EVER = "public, max-age=31536000, immutable";

    void install(@Observes Router router) {
        var _ = router.get(Assets.ROOT + ":hash/:name").handler(AssetRoute::serve);
    }

    private static void serve(RoutingContext call) {
        Optional<Assets.Asset> found =
                Optional.ofNullable(call.pathParam("name")).flatMap(Assets.SERVED::find);
        if (found.isEmpty()) {
            call.next();
            return;
        }
        Assets.Asset asset = found.get();
        String accepted = call.request().getHeader(HttpHeaders.ACCEPT_ENCODING);
        boolean packed = accepted != null && accepted.contains("gzip");
        HttpServerResponse response =
                call.response()
                        .putHeader(HttpHeaders.CONTENT_TYPE, asset.type())
                        .putHeader(HttpHeaders.VARY, "accept-encoding")
                        .putHeader(
                                HttpHeaders.CACHE_CONTROL,
                                call.normalizedPath().equals(asset.url()) ? FOR_EVER : "no-store");
        if (packed) {
            response.putHeader(HttpHeaders.CONTENT_ENCODING, "gzip");
        }
        var _ = response.end(Buffer.buffer(packed ? asset.gzip() : asset.content()));
    }
}
