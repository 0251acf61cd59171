package io.tollgate.admin.topup;

import io.tollgate.admin.web.Refused;
import io.tollgate.billing.topup.TopUp;
import io.tollgate.billing.topup.TopUps;
import io.tollgate.catalog.id.Ids;
import io.tollgate.catalog.tenant.Tenant;
import jakarta.enterprise.context.ApplicationScoped;

/// Reads one order of one tenant. Blocks on PostgreSQL.
@ApplicationScoped
class ReadOrder {
    private static final String THING = "top-up";

    private final TopUps orders;

    ReadOrder(TopUps orders) {
        this.orders = orders;
    }

    /// 404 for a malformed id and for an order of another tenant.
    TopUp of(Tenant tenant, String id) {
        try {
            return orders.find(Ids.parse(id))
                    .filter(found -> found.tenant().equals(tenant.id()))
                    .orElseThrow(() -> Refused.notFound(THING));
        } catch (IllegalArgumentException malformed) {
            throw Refused.notFound(THING);
        }
    }
}
