package io.tollgate.admin.credits;

import com.fasterxml.jackson.databind.JsonNode;
import io.tollgate.admin.web.Check;
import io.tollgate.admin.web.MoneyBody;
import io.tollgate.admin.web.Refused;
import io.tollgate.billing.money.Money;
import io.tollgate.billing.topup.Credits;
import io.tollgate.catalog.tenant.Tenant;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Money for a tenant, or from it.
///
/// @param kind `grant`, `payment`, `refund` or `adjustment`; a refund lowers the balance
/// @param amount `{"amount","currency"}`, or a bare decimal string in the tenant's currency; more
///   than zero, except that an adjustment may have a minus sign and then lowers the balance
/// @param reference unique per tenant and kind
/// @param reason required for an adjustment
/// @param expiresAt of a grant or payment: when what is left of it goes
record CreditBody(
        @Nullable String kind,
        @Nullable JsonNode amount,
        @Nullable String reference,
        @Nullable String reason,
        @Nullable String expiresAt) {
    private static final List<Credits.Source> KINDS =
            List.of(
                    Credits.Source.GRANT,
                    Credits.Source.PAYMENT,
                    Credits.Source.REFUND,
                    Credits.Source.ADJUSTMENT);

    Credits.Request read(Tenant tenant, Instant now) {
        Credits.Source source = Check.oneOf(kind, "kind", KINDS);
        boolean correction = source == Credits.Source.ADJUSTMENT;
        boolean negative = correction && isNegative();
        Money money = money(tenant, negative);
        if (money.nanos() == 0) {
            throw Refused.invalid(
                    "amount", correction ? "must not be zero" : "must be more than zero");
        }
        return new Credits.Request(
                tenant.id(),
                negative ? Credits.Source.REDUCTION : source,
                money,
                Check.text(reference, "reference", 200),
                correction
                        ? Check.text(reason, "reason", 1000)
                        : Check.optionalText(reason, "reason", 1000),
                Credits.Request.BY_HAND,
                expiry(source, now));
    }

    private @Nullable Instant expiry(Credits.Source source, Instant now) {
        Instant expires = Check.optionalTime(expiresAt, "expires_at");
        if (expires == null) {
            return null;
        }
        if (source != Credits.Source.GRANT && source != Credits.Source.PAYMENT) {
            throw Refused.invalid("expires_at", "is for grants and payments");
        }
        if (!expires.isAfter(now)) {
            throw Refused.invalid("expires_at", "must be in the future");
        }
        return expires;
    }

    private boolean isNegative() {
        JsonNode given = amount;
        JsonNode text = given != null && given.isObject() ? given.get("amount") : given;
        return text != null && text.isTextual() && text.textValue().startsWith("-");
    }

    private Money money(Tenant tenant, boolean negative) {
        JsonNode given = amount;
        if (given == null || given.isNull()) {
            throw Refused.missing("amount");
        }
        if (given.isTextual()) {
            return new Money(
                    Check.nanos(unsigned(given.textValue(), negative), "amount"),
                    tenant.currency());
        }
        if (!given.isObject()) {
            throw Refused.invalid(
                    "amount", "must be a decimal string or {\"amount\",\"currency\"}");
        }
        String decimal = member(given, "amount");
        return new MoneyBody(
                        decimal == null ? null : unsigned(decimal, negative),
                        member(given, "currency"))
                .read("amount", tenant.currency());
    }

    private static String unsigned(String decimal, boolean negative) {
        return negative ? decimal.substring(1) : decimal;
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
