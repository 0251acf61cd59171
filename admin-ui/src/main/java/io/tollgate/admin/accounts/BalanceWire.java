package io.tollgate.admin.accounts;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.tollgate.billing.money.Money;
import io.tollgate.catalog.upstream.DialectName;
import io.tollgate.catalog.upstream.Upstream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads what upstreams answer to the question for the balance, and the lists of their models.
final class BalanceWire {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();
    private static final int NANO_DIGITS = 9;

    /// Before and behind the point: a longer number would cost more than it tells.
    private static final int MOST_DIGITS = 50;

    private BalanceWire() {}

    /// Empty if the answer is not of the known form.
    ///
    /// @param wanted of several currencies this one is taken; null for the first with money
    static Optional<ToldBalance> read(Upstream upstream, String body, @Nullable Currency wanted) {
        try {
            JsonNode json = JSON.readTree(body);
            return upstream.dialect() == DialectName.DEEPSEEK
                    ? deepSeek(json, wanted)
                    : kimi(json, currencyOfKimi(upstream, wanted));
        } catch (JacksonException | ArithmeticException | IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    /// How many models a list has; empty if it is none.
    static Optional<Integer> models(String body) {
        try {
            JsonNode data = JSON.readTree(body).path("data");
            return data.isArray() ? Optional.of(data.size()) : Optional.empty();
        } catch (JacksonException malformed) {
            return Optional.empty();
        }
    }

    /// The provider's own words for an error: its kind and message; empty without any.
    static Optional<String> error(String body) {
        try {
            JsonNode error = JSON.readTree(body).path("error");
            if (error.isTextual()) {
                return Optional.of(error.asText());
            }
            String kind = error.path("code").asText(error.path("type").asText(""));
            String message = error.path("message").asText("");
            String words = kind.isEmpty() ? message : kind + ": " + message;
            return words.isBlank() ? Optional.empty() : Optional.of(words);
        } catch (JacksonException noJson) {
            return Optional.empty();
        }
    }

    /// An account has a balance in each currency in which it was topped up.
    private static Optional<ToldBalance> deepSeek(JsonNode json, @Nullable Currency wanted) {
        List<Money> balances = new ArrayList<>();
        for (JsonNode info : json.path("balance_infos")) {
            balances.add(
                    money(
                            new BigDecimal(info.path("total_balance").asText()),
                            Currency.getInstance(info.path("currency").asText())));
        }
        boolean usable = json.path("is_available").asBoolean(true);
        return balances.stream()
                .filter(money -> money.currency().equals(wanted))
                .findFirst()
                .or(() -> balances.stream().filter(money -> money.nanos() > 0).findFirst())
                .or(() -> balances.stream().findFirst())
                .map(money -> new ToldBalance(money, usable));
    }

    private static Optional<ToldBalance> kimi(JsonNode json, Currency currency) {
        JsonNode available = json.path("data").path("available_balance");
        return available.isNumber() || available.isTextual()
                ? Optional.of(
                        new ToldBalance(money(new BigDecimal(available.asText()), currency), true))
                : Optional.empty();
    }

    /// Kimi names no currency: it is the yuan in China and the dollar elsewhere; on a host that is
    /// not Kimi's own it is the thresholds'.
    private static Currency currencyOfKimi(Upstream upstream, @Nullable Currency wanted) {
        String host = upstream.baseUrl().getHost().toLowerCase(Locale.ROOT);
        boolean own = host.endsWith(".moonshot.cn") || host.endsWith(".moonshot.ai");
        return own || wanted == null
                ? Currency.getInstance(host.endsWith(".cn") ? "CNY" : "USD")
                : wanted;
    }

    private static Money money(BigDecimal amount, Currency currency) {
        if (Math.abs((long) amount.scale()) > MOST_DIGITS || amount.precision() > MOST_DIGITS) {
            throw new IllegalArgumentException("no amount of money");
        }
        return new Money(
                amount.movePointRight(NANO_DIGITS).setScale(0, RoundingMode.FLOOR).longValueExact(),
                currency);
    }
}
