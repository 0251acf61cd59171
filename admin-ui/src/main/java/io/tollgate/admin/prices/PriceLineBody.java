package io.tollgate.admin.prices;

import io.tollgate.admin.web.Check;
import io.tollgate.billing.money.UnitPrice;
import io.tollgate.billing.pricing.PriceLine;
import io.tollgate.billing.pricing.PriceWindow;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Prices of one model as bare decimal strings per million tokens; `request` per call.
///
/// @param contextFrom total input tokens from which the line holds, 0 unless given
record PriceLineBody(
        @Nullable String model,
        @Nullable String input,
        @Nullable String cachedInput,
        @Nullable String cacheWrite,
        @Nullable String output,
        @Nullable String reasoning,
        @Nullable String request,
        @Nullable Integer contextFrom,
        @Nullable WindowBody window) {

    /// @param days `mon` to `sun`
    /// @param from `HH:MM`, inclusive
    /// @param to `HH:MM`, exclusive
    /// @param tz an IANA name
    record WindowBody(
            @Nullable List<@Nullable String> days,
            @Nullable String from,
            @Nullable String to,
            @Nullable String tz,
            @Nullable String calendar) {
        private static final int DAYS_A_WEEK = 7;

        PriceWindow read(String path) {
            List<String> named =
                    Check.entries(
                            Check.required(days, path + "window.days"),
                            path + "window.days",
                            DAYS_A_WEEK);
            String start = Check.required(from, path + "window.from");
            String end = Check.required(to, path + "window.to");
            String zone = Check.required(tz, path + "window.tz");
            return Check.rules(path, () -> PriceWindow.parse(named, start, end, zone, calendar));
        }
    }

    /// @param path of this line, with a dot at its end
    PriceLine read(String path) {
        String priced = Check.text(model, path + "model", 200);
        UnitPrice in = price(Check.required(input, path + "input"), path + "input");
        UnitPrice out = price(Check.required(output, path + "output"), path + "output");
        UnitPrice cached = optional(cachedInput, path + "cached_input");
        UnitPrice written = optional(cacheWrite, path + "cache_write");
        UnitPrice reasoned = optional(reasoning, path + "reasoning");
        Long call = request == null ? null : Long.valueOf(Check.nanos(request, path + "request"));
        PriceWindow hours = window == null ? null : window.read(path);
        return Check.rules(
                path,
                () ->
                        new PriceLine(
                                priced,
                                in,
                                cached,
                                written,
                                out,
                                reasoned,
                                call,
                                contextFrom == null ? 0 : contextFrom,
                                hours));
    }

    private static UnitPrice price(String decimal, String field) {
        return new UnitPrice(Check.nanos(decimal, field));
    }

    private static @Nullable UnitPrice optional(@Nullable String decimal, String field) {
        return decimal == null ? null : price(decimal, field);
    }
}
