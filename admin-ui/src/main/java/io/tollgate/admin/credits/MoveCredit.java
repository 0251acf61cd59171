package io.tollgate.admin.credits;

import io.tollgate.admin.once.IdempotencyKey;
import io.tollgate.billing.topup.Credits;
import io.tollgate.billing.topup.Decrease;
import io.tollgate.billing.topup.Decreases;
import io.tollgate.catalog.id.TenantId;
import io.tollgate.catalog.tenant.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/// Moves a tenant's credit and makes it spendable. Blocks on PostgreSQL and Redis.
@ApplicationScoped
class MoveCredit {
    private static final Logger LOG = Logger.getLogger(MoveCredit.class);

    private final PostCredit posting;
    private final Credits credits;
    private final Decreases decreases;

    MoveCredit(PostCredit posting, Credits credits, Decreases decreases) {
        this.posting = posting;
        this.credits = credits;
        this.decreases = decreases;
    }

    /// Spendable when this returns.
    PostCredit.Answer move(Tenant tenant, IdempotencyKey key, CreditBody body) {
        PostCredit.Answer answer;
        try (Decrease decrease =
                decreases.begin(tenant.id(), tenant.currency().getCurrencyCode())) {
            answer = posting.post(tenant, key, body, decrease);
        }
        publish(tenant.id());
        return answer;
    }

    /// The money is in the ledger by now; a store that fails here only delays when it can be spent.
    private void publish(TenantId tenant) {
        try {
            credits.publish(tenant);
        } catch (RuntimeException away) {
            LOG.warnf(away, "The balance of tenant %s is published later", tenant);
        }
    }
}
