package io.tollgate.gateway.route;

import io.tollgate.billing.pricing.PricedModel;
import io.tollgate.billing.usage.TokenUsage;
import io.tollgate.catalog.model.Model;
import io.tollgate.gateway.http.ProviderWish;
import java.time.Instant;
import java.util.OptionalLong;

/// A call that looks for its way.
///
/// @param sell what its tenant pays for the model
/// @param expected tokens that it may take, to compare prices by
/// @param prefix of its prompt, empty if too short to matter
public record RouteQuery(
        Model model,
        Snapshot snapshot,
        PricedModel sell,
        Instant moment,
        boolean stream,
        TokenUsage expected,
        ProviderWish wish,
        OptionalLong prefix) {}
