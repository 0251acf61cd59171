package io.tollgate.admin.topup;

import io.tollgate.admin.audit.Journal;
import io.tollgate.admin.web.Refused;
import io.tollgate.billing.money.Money;
import io.tollgate.billing.topup.Credits;
import io.tollgate.billing.topup.PaymentRail;
import io.tollgate.billing.topup.SandboxRail;
import io.tollgate.billing.topup.TopUp;
import io.tollgate.billing.topup.TopUps;
import io.tollgate.catalog.tenant.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.util.Currency;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Takes orders, and what the rail says of them. Blocks on PostgreSQL and Redis.
@ApplicationScoped
public class OrderTopUp {
    private static final Logger LOG = Logger.getLogger(OrderTopUp.class);

    private final TopUps orders;
    private final SandboxRail sandbox;
    private final Credits credits;
    private final TopUpLimits limits;
    private final Journal journal;

    OrderTopUp(
            TopUps orders,
            SandboxRail sandbox,
            Credits credits,
            TopUpLimits limits,
            Journal journal) {
        this.orders = orders;
        this.sandbox = sandbox;
        this.credits = credits;
        this.limits = limits;
        this.journal = journal;
    }

    /// What an order is paid by here. 404 when nothing is.
    PaymentRail rail() {
        if (!sandbox.enabled()) {
            throw Refused.notFound("payment rail");
        }
        return sandbox;
    }

    /// Whether orders are taken here.
    boolean isOpen() {
        return sandbox.enabled();
    }

    /// The least and the most of one order.
    Bounds bounds(Currency currency) {
        return new Bounds(
                Money.parse(limits.least(), currency), Money.parse(limits.most(), currency));
    }

    /// Bounds of one order, both included.
    record Bounds(Money least, Money most) {
        boolean contain(Money amount) {
            return amount.nanos() >= least.nanos() && amount.nanos() <= most.nanos();
        }
    }

    /// What the payer of a sandbox order decides, told as the sandbox tells it: by a signed event.
    void decide(TopUp order, boolean paid) {
        SandboxRail.Signed event = sandbox.event(order, paid);
        event(event.payload().getBytes(StandardCharsets.UTF_8), event.signature());
    }

    /// A new order of an amount in the tenant's currency.
    @Transactional
    public TopUp order(Tenant tenant, Money amount) {
        PaymentRail rail = rail();
        Bounds bounds = bounds(tenant.currency());
        if (!bounds.contain(amount)) {
            throw Refused.invalid("amount", "must be " + bounds.least() + " to " + bounds.most());
        }
        TopUp order = orders.order(tenant.id(), amount, rail);
        journal.created("top_up", order.id(), tenant.id(), TopUpView.of(order));
        return order;
    }

    /// Takes in an event of the sandbox. 400 for one that is not to be believed.
    public void event(byte[] payload, @Nullable String signature) {
        PaymentRail rail = rail();
        TopUps.Outcome outcome =
                switch (rail.read(payload, signature)) {
                    case PaymentRail.Event.Paid paid -> orders.paid(rail.name(), paid);
                    case PaymentRail.Event.Failed failed -> orders.failed(rail.name(), failed);
                    case PaymentRail.Event.Other other -> new TopUps.Outcome.Nothing();
                    case PaymentRail.Event.Refused(String why) ->
                            throw Refused.badRequest("invalid_event", why);
                };
        switch (outcome) {
            case TopUps.Outcome.Credited credited -> publish(credited);
            case TopUps.Outcome.Nothing nothing -> {}
            case TopUps.Outcome.UnknownOrder unknown -> throw Refused.notFound("order");
            case TopUps.Outcome.WrongAmount(Money ordered, Money paid) -> {
                LOG.errorf("A payment of %s came for an order of %s", paid, ordered);
                throw Refused.conflict(
                        "wrong_amount", "the order is over " + ordered + ", not " + paid, "amount");
            }
            case TopUps.Outcome.NotPosted(Credits.Outcome why) -> {
                LOG.errorf("A payment could not be posted: %s", why);
                throw Refused.conflict("not_posted", "the payment could not be posted", null);
            }
        }
    }

    /// The money is in the ledger by now; a store that fails here only delays when it can be spent.
    private void publish(TopUps.Outcome.Credited credited) {
        try {
            credits.publish(credited.tenant());
        } catch (RuntimeException away) {
            LOG.warnf(away, "The balance of tenant %s is published later", credited.tenant());
        }
    }
}
