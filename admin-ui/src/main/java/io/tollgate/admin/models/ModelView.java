package io.tollgate.admin.models;

import io.tollgate.admin.web.Check;
import io.tollgate.catalog.model.Model;
import io.tollgate.catalog.model.ModelId;
import io.tollgate.catalog.model.Route;
import io.tollgate.catalog.model.Routing;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A model, as the API shows it.
///
/// @param firstTokenTimeoutMs null for the gateways' usual one
record ModelView(
        String id,
        String displayName,
        int contextLength,
        int maxOutputTokens,
        int defaultOutputTokens,
        List<String> aliases,
        List<RouteView> routes,
        String policy,
        boolean sticky,
        boolean allowBelowCost,
        @Nullable Long firstTokenTimeoutMs,
        Instant createdAt) {
    record RouteView(String upstream, String upstreamModel, int priority, int weight) {
        static RouteView of(Route route) {
            return new RouteView(
                    route.upstream().toString(),
                    route.upstreamModel(),
                    route.priority(),
                    route.weight());
        }
    }

    static ModelView of(Model model) {
        Routing routing = model.routing();
        Duration timeout = routing.firstTokenTimeout();
        return new ModelView(
                model.id().value(),
                model.displayName(),
                model.contextLength(),
                model.maxOutputTokens(),
                model.defaultOutputTokens(),
                model.aliases().stream().map(ModelId::value).toList(),
                model.routes().stream().map(RouteView::of).toList(),
                Check.wire(routing.policy()),
                routing.sticky(),
                routing.allowBelowCost(),
                timeout == null ? null : timeout.toMillis(),
                model.createdAt());
    }
}
