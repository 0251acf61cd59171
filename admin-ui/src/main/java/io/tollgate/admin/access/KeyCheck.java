package io.tollgate.admin.access;

import io.tollgate.admin.web.Api;
import io.tollgate.admin.web.Refused;
import io.tollgate.catalog.access.ManagementKey;
import io.tollgate.catalog.access.ManagementKeys;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/// Finds out who calls the API before anything of a request's body is read, and refuses who may
/// not. Only a key opens the API, never a session. Blocks on PostgreSQL, so that a revoked key is
/// refused at once.
final class KeyCheck {
    private static final String BEARER = "bearer ";

    private final ManagementKeys keys;
    private final CurrentCaller current;

    KeyCheck(ManagementKeys keys, CurrentCaller current) {
        this.keys = keys;
        this.current = current;
    }

    @ServerRequestFilter
    @Priority(Priorities.AUTHENTICATION)
    void check(ContainerRequestContext request, ResourceInfo resource) {
        AllowedTo.Audience right = AllowedTo.Audience.of(resource.getResourceMethod());
        if (!Api.has(resource.getResourceClass()) || right == AllowedTo.Audience.EVERYONE) {
            return;
        }
        Caller caller =
                secret(request.getHeaderString(HttpHeaders.AUTHORIZATION))
                        .flatMap(keys::authenticate)
                        .map(KeyCheck::caller)
                        .orElseThrow(Refused::unauthorized);
        if (!caller.may(right)) {
            throw Refused.forbidden();
        }
        current.identify(caller);
    }

    private static Optional<String> secret(@Nullable String header) {
        return header != null && header.regionMatches(true, 0, BEARER, 0, BEARER.length())
                ? Optional.of(header.substring(BEARER.length()).strip())
                : Optional.empty();
    }

    private static Caller caller(ManagementKey key) {
        return key.tenant() == null
                ? new Caller.Operator(key.id())
                : new Caller.OfTenant(key.id(), key.tenant());
    }
}
