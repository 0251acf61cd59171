package io.tollgate.gateway.account;

import io.tollgate.catalog.key.KeyHolder;
import io.tollgate.catalog.model.Model;
import io.tollgate.gateway.route.Router;
import io.tollgate.gateway.route.Snapshot;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What a key may call at a moment: allowed, routed and priced on its tenant's rate card. A pure
/// rule.
///
/// @param snapshot what is for sale
/// @param holder who asks
record ModelShelf(Snapshot snapshot, KeyHolder holder, Instant moment) {

    List<ModelView> all() {
        return snapshot.catalog().models().stream().flatMap(model -> view(model).stream()).toList();
    }

    /// By public id or alias.
    Optional<ModelView> find(String idOrAlias) {
        return snapshot.catalog().model(idOrAlias).flatMap(this::view);
    }

    private Optional<ModelView> view(Model model) {
        if (!holder.key().allows(model.id()) || !Router.isRouted(model, snapshot.catalog())) {
            return Optional.empty();
        }
        return snapshot.prices()
                .sell(holder.tenant().rateCard(), model.id(), moment)
                .map(price -> ModelView.of(model, price, moment));
    }
}
