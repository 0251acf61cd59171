package io.tollgate.catalog.model;

import java.time.Instant;
import java.util.List;

/// A public model. Lengths and limits are tokens.
///
/// @param defaultOutputTokens what a call without an output limit is held for
public record Model(
        ModelId id,
        String displayName,
        int contextLength,
        int maxOutputTokens,
        int defaultOutputTokens,
        List<ModelId> aliases,
        List<Route> routes,
        Routing routing,
        Instant createdAt) {
    public static final int USUAL_DEFAULT_OUTPUT_TOKENS = 4096;

    public Model {
        aliases = List.copyOf(aliases);
        routes = List.copyOf(routes);
    }
}
