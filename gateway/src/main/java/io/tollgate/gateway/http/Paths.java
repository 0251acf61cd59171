package io.tollgate.gateway.http;

import io.netty.handler.codec.http.QueryStringDecoder;
import io.tollgate.gateway.error.ApiError;
import io.tollgate.gateway.error.CallerFaults;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Finds the endpoint of a request: a tiny switch over exact paths and prefixes. Immutable.
final class Paths {
    private final Map<String, Map<String, Endpoint>> exact = new HashMap<>();
    private final Map<String, Map<String, Endpoint>> prefixes = new HashMap<>();

    Paths(List<Endpoint> endpoints) {
        for (Endpoint endpoint : endpoints) {
            var paths = endpoint.path().endsWith("/") ? prefixes : exact;
            Endpoint other =
                    paths.computeIfAbsent(endpoint.path(), path -> new HashMap<>())
                            .put(endpoint.method(), endpoint);
            if (other != null) {
                throw new IllegalArgumentException("two endpoints serve " + endpoint.path());
            }
        }
    }

    /// What a request leads to.
    sealed interface Match {
        /// An endpoint serves it.
        ///
        /// @param tail decoded, what follows a prefix
        record Found(Endpoint endpoint, String tail) implements Match {}

        record NotFound(ApiError error) implements Match {}
    }

    /// Finds the endpoint of a request.
    ///
    /// @param path as sent, without the query
    Match find(String method, @Nullable String path) {
        if (path == null) {
            return new Match.NotFound(CallerFaults.unknownUrl(method, ""));
        }
        Map<String, Endpoint> byMethod = exact.get(path);
        if (byMethod != null) {
            return choose(byMethod, method, path, "");
        }
        for (Map.Entry<String, Map<String, Endpoint>> prefix : prefixes.entrySet()) {
            int length = prefix.getKey().length();
            if (path.length() > length && path.startsWith(prefix.getKey())) {
                return decode(path.substring(length))
                        .map(tail -> choose(prefix.getValue(), method, path, tail))
                        .orElseGet(() -> new Match.NotFound(CallerFaults.unknownUrl(method, path)));
            }
        }
        return new Match.NotFound(CallerFaults.unknownUrl(method, path));
    }

    private static Match choose(
            Map<String, Endpoint> byMethod, String method, String path, String tail) {
        Endpoint endpoint = byMethod.get(method);
        if (endpoint != null) {
            return new Match.Found(endpoint, tail);
        }
        String allowed = String.join(", ", new TreeSet<>(byMethod.keySet()));
        return new Match.NotFound(CallerFaults.methodNotAllowed(method, path, allowed));
    }

    private static Optional<String> decode(String raw) {
        try {
            return Optional.of(new QueryStringDecoder(raw).path());
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }
}
