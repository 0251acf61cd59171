package io.tollgate.gateway.http;

import io.tollgate.billing.usage.CallId;
import io.tollgate.catalog.key.TrustedProxies;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.http.HttpServerRequest;
import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/// A call on the Vert.x server.
record ServerCall(
        CallId id,
        Context context,
        HttpServerRequest request,
        TrustedProxies proxies,
        String tail,
        BodyReader body,
        VertxAnswer answer)
        implements Call {
    @Override
    public InetAddress address() {
        return proxies.caller(
                InetAddress.ofLiteral(request.remoteAddress().hostAddress()),
                request.getHeader("x-forwarded-for"));
    }

    @Override
    public @Nullable String header(String name) {
        return request.getHeader(name);
    }

    @Override
    public @Nullable String parameter(String name) {
        try {
            return request.getParam(name);
        } catch (IllegalArgumentException malformed) {
            return null;
        }
    }

    @Override
    public void lasts(Future<?> work) {
        answer.lasts(work);
    }

    @Override
    public void read(BodySink sink) {
        body.read(sink);
    }
}
