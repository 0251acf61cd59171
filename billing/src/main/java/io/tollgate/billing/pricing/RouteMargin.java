package io.tollgate.billing.pricing;

import io.tollgate.catalog.model.ModelId;
import io.tollgate.catalog.model.Route;
import java.util.Currency;
import java.util.List;

/// What a model earns on one of its routes.
///
/// @param currency of the sell price
/// @param usual input and output at the moment asked for, for a small call; empty unless known
/// @param losses what sells below cost at some hour or context size, each kind once; empty unless
///   known
public record RouteMargin(
        ModelId model,
        String rateCard,
        Route route,
        Currency currency,
        Known known,
        List<KindMargin> usual,
        List<KindMargin> losses) {
    /// Whether there is a cost to compare with.
    public enum Known {
        YES,
        /// The upstream has no wholesale price for its model.
        NO_COST,
        /// We pay in another currency than we are paid in.
        OTHER_CURRENCY
    }

    public RouteMargin {
        usual = List.copyOf(usual);
        losses = List.copyOf(losses);
    }

    public boolean isBelowCost() {
        return !losses.isEmpty();
    }
}
