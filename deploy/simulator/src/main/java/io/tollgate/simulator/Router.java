package io.tollgate.simulator;

import io.tollgate.simulator.call.Calls;
import io.tollgate.simulator.call.Inquiries;
import io.tollgate.simulator.dialect.Dialect;
import io.tollgate.simulator.dialect.Refusal;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// From method and path to what answers; anything else is 404 `unknown_url`.
final class Router {
    private final Map<String, Consumer<HttpServerRequest>> routes = new HashMap<>();
    private final Dialect fallback;

    Router(
            List<Dialect> dialects,
            Calls calls,
            Inquiries inquiries,
            Control control,
            int bodyLimitBytes) {
        this.fallback = dialects.getFirst();
        for (Dialect dialect : dialects) {
            Body body = new Body(bodyLimitBytes, dialect);
            routes.put(
                    "POST " + dialect.basePath() + dialect.callPath(),
                    request -> body.read(request, whole -> calls.take(dialect, request, whole)));
            if (dialect.modelsPath() != null) {
                routes.put(
                        "GET " + dialect.basePath() + dialect.modelsPath(),
                        request -> inquiries.models(dialect, request));
            }
            if (dialect.balancePath() != null) {
                routes.put(
                        "GET " + dialect.basePath() + dialect.balancePath(),
                        request -> inquiries.balance(dialect, request));
            }
        }
        Body rule = new Body(bodyLimitBytes, fallback);
        routes.put(
                "POST /_sim/rules",
                request -> rule.read(request, whole -> control.addRule(request, whole)));
        routes.put("DELETE /_sim/rules", control::clearRules);
        routes.put(
                "POST /_sim/balance",
                request -> rule.read(request, whole -> control.setBalance(request, whole)));
        routes.put("DELETE /_sim/balance", control::clearBalances);
        routes.put("GET /_sim/log", control::log);
    }

    void route(HttpServerRequest request) {
        request.exceptionHandler(ignored -> {});
        String method = request.method().name();
        String path = String.valueOf(request.path());
        Consumer<HttpServerRequest> route = routes.get(method + " " + path);
        if (route == null) {
            json(request, 404, fallback.refusal(Refusal.unknownUrl(method, path)));
        } else {
            route.accept(request);
        }
    }

    static void json(HttpServerRequest request, int status, Buffer body) {
        request.response()
                .setStatusCode(status)
                .putHeader("content-type", "application/json")
                .end(body);
    }
}
