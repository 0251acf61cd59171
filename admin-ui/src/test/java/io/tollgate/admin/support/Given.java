package io.tollgate.admin.support;

import io.tollgate.billing.money.Decimals;
import java.util.Map;

/// Bodies that are right, for tests to bend.
public final class Given {
    private Given() {}

    /// A body written with single quotes.
    public static String json(String singleQuoted) {
        return singleQuoted.replace('\'', '"');
    }

    public static String model(String upstream) {
        return json(
                """
                {'display_name':'M','context_length':128000,'max_output_tokens':8192,
                 'routes':[{'upstream':'%s','upstream_model':'m-1','priority':0,'weight':1}]}\
                """
                        .formatted(upstream));
    }

    /// A sell table of one line on the usual rate card.
    public static String sellTable(String model, String effectiveFrom) {
        return json(
                """
                {'kind':'sell','name':'S','currency':'USD','effective_from':'%s',
                 'lines':[{'model':'%s','input':'0.5','output':'1.25'}]}\
                """
                        .formatted(effectiveFrom, model));
    }

    public static String grant(String amount, String reference) {
        return json("{'kind':'grant','amount':'%s','reference':'%s'}".formatted(amount, reference));
    }

    /// As answers have it.
    public static Map<String, String> usd(long nanos) {
        return Map.of("amount", Decimals.format(nanos), "currency", "USD");
    }
}
