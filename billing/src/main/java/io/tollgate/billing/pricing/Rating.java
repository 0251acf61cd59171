package io.tollgate.billing.pricing;

import io.tollgate.billing.money.UnitPrice;
import io.tollgate.billing.usage.TokenKind;
import io.tollgate.billing.usage.TokenUsage;
import io.tollgate.billing.usage.UsageRecord.ChargeLine;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Turns usage into money: cost, charge and retail alike. Pure; safe anywhere.
public final class Rating {
    /// The kind of the line that a price a call makes.
    public static final String REQUEST = "request";

    private static final long MILLION = 1_000_000;
    private static final TokenKind[] KINDS = TokenKind.values();

    private Rating() {}

    /// Prices one call by the line that holds at the moment for its total input. Each kind is
    /// rounded once, half up, to a nano; kinds without units have no line; a call without any
    /// tokens pays its request price. Throws [ArithmeticException] when counts are so absurd that a
    /// sum leaves a `long`.
    public static Rated rate(PricedModel model, TokenUsage usage, Instant moment) {
        PriceLine price = model.choose(moment, usage.totalInput());
        List<ChargeLine> lines = new ArrayList<>(KINDS.length + 1);
        long totalNanos = 0;
        for (TokenKind kind : KINDS) {
            long units = usage.of(kind);
            if (units > 0) {
                UnitPrice unitPrice = price.price(kind);
                long nanos = unitPrice.of(units);
                lines.add(new ChargeLine(kind.wire(), units, unitPrice.nanosPerMillion(), nanos));
                totalNanos = Math.addExact(totalNanos, nanos);
            }
        }
        Long request = price.requestNanos();
        if (request != null) {
            lines.add(new ChargeLine(REQUEST, 1, request * MILLION, request));
            totalNanos = Math.addExact(totalNanos, request);
        }
        return new Rated(model.version(), model.currency(), lines, totalNanos);
    }
}
