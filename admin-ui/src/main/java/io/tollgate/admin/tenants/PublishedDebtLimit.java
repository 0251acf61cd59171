package io.tollgate.admin.tenants;

import io.tollgate.billing.topup.Credits;
import io.tollgate.catalog.id.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/// Carries a changed debt limit to Redis, where settlements look at it.
@ApplicationScoped
class PublishedDebtLimit {
    private static final Logger LOG = Logger.getLogger(PublishedDebtLimit.class);

    private final Credits credits;

    PublishedDebtLimit(Credits credits) {
        this.credits = credits;
    }

    /// Blocks on PostgreSQL and Redis. When either is away the limit holds from the tenant's next
    /// publication on, since the change itself is committed.
    void publish(TenantId tenant) {
        try {
            credits.publish(tenant);
        } catch (RuntimeException away) {
            LOG.warnf(away, "The debt limit of tenant %s is published later", tenant);
        }
    }
}
