package io.tollgate.admin.models;

import io.tollgate.catalog.model.Model;
import io.tollgate.catalog.model.ModelId;
import io.tollgate.catalog.model.Route;
import java.time.Instant;
import java.util.List;

/// A model, as the API shows it.
record ModelView(
        String id,
        String displayName,
        int contextLength,
        int maxOutputTokens,
        int defaultOutputTokens,
        List<String> aliases,
        List<RouteView> routes,
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
        return new ModelView(
                model.id().value(),
                model.displayName(),
                model.contextLength(),
                model.maxOutputTokens(),
                model.defaultOutputTokens(),
                model.aliases().stream().map(ModelId::value).toList(),
                model.routes().stream().map(RouteView::of).toList(),
                model.createdAt());
    }
}
