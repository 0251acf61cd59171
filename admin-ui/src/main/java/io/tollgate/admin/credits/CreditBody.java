package io.tollgate.admin.credits;

import com.fasterxml.jackson.databind.JsonNode;
import io.tollgate.admin.web.Check;
import io.tollgate.admin.web.MoneyBody;
import io.tollgate.admin.web.Refused;
import io.tollgate.billing.money.Money;
import io.tollgate.billing.topup.Credits;
import io.tollgate.catalog.tenant.Tenant;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Money for a tenant.
///
/// @param kind `grant` or `payment`
/// @param amount `{"amount","currency"}`, or a bare decimal string in the tenant's currency; more
///   than zero
/// @param reference unique per tenant and kind
record CreditBody(
        @Nullable String kind,
        @Nullable JsonNode amount,
        @Nullable String reference,
        @Nullable String reason,
        @Nullable String expiresAt) {
    private static final Set<String> LATER = Set.of("refund", "adjustment");

    Credits.Request read(Tenant tenant) {
        Credits.Source source = source();
        Money money = money(tenant);
        if (money.nanos() == 0) {
            throw Refused.invalid("amount", "must be more than zero");
        }
        if (expiresAt != null) {
            throw Refused.invalid("expires_at", "is not supported yet; credits do not expire");
        }
        return new Credits.Request(
                tenant.id(),
                source,
                money,
                Check.text(reference, "reference", 200),
                Check.optionalText(reason, "reason", 1000));
    }

    private Credits.Source source() {
        if (kind != null && LATER.contains(kind)) {
            throw Refused.invalid(
                    "kind", kind + " is not supported yet; it must be grant or payment");
        }
        return Check.oneOf(kind, "kind", List.of(Credits.Source.GRANT, Credits.Source.PAYMENT));
    }

    private Money money(Tenant tenant) {
        JsonNode given = amount;
        if (given == null || given.isNull()) {
            throw Refused.missing("amount");
        }
        if (given.isTextual()) {
            return new Money(Check.nanos(given.textValue(), "amount"), tenant.currency());
        }
        if (!given.isObject()) {
            throw Refused.invalid(
                    "amount", "must be a decimal string or {\"amount\",\"currency\"}");
        }
        return new MoneyBody(member(given, "amount"), member(given, "currency"))
                .read("amount", tenant.currency());
    }

    private static @Nullable String member(JsonNode object, String name) {
        for (Iterator<String> names = object.fieldNames(); names.hasNext(); ) {
            String given = names.next();
            if (!given.equals("amount") && !given.equals("currency")) {
                throw Refused.unknownField("amount." + given);
            }
        }
        JsonNode value = object.get(name);
        if (value == null || value.isNull()) {
            return null;
        }
        if (!value.isTextual()) {
            throw Refused.invalid("amount." + name, "must be a string");
        }
        return value.textValue();
    }
}
