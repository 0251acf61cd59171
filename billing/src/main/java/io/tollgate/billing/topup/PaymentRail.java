package io.tollgate.billing.topup;

import io.tollgate.billing.money.Money;
import io.tollgate.catalog.id.TenantId;
import java.net.URI;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A way in which tenants pay. It takes the payer away to a page of its own and later tells, in
/// signed events that may come late, twice and in any order, what became of the payment.
public interface PaymentRail {
    /// As in `payments:<name>` of the ledger: lower-case letters, digits, `-` and `_`.
    String name();

    /// Whether it may be used here.
    boolean enabled();

    /// Where the payer of an order is sent: absolute, or a path of the console.
    URI checkout(TenantId tenant, UUID order, Money amount);

    /// Checks an event's signature before anything else of it is believed.
    ///
    /// @param signature the rail's signature header, null if there was none
    Event read(byte[] payload, @Nullable String signature);

    /// What a rail says.
    sealed interface Event {
        /// The payer has paid this much for the order.
        record Paid(String id, UUID order, Money amount) implements Event {}

        /// The payment did not come about.
        record Failed(String id, UUID order) implements Event {}

        /// Genuine, and nothing that moves money.
        record Other(String id) implements Event {}

        /// Not from the rail, too old, or not understood. Nothing of it may be believed.
        record Refused(String why) implements Event {}
    }
}
