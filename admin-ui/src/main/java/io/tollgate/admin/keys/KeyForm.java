package io.tollgate.admin.keys;

import io.tollgate.admin.kit.Form;
import io.tollgate.admin.web.Check;
import io.tollgate.admin.web.MoneyBody;
import io.tollgate.admin.web.Refused;
import io.tollgate.admin.web.UtcDays;
import io.tollgate.billing.money.Money;
import io.tollgate.catalog.key.ApiKey;
import io.tollgate.catalog.model.ModelId;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Turns what a person types about a key into what the API takes, and a key into what a form shows.
/// An empty input means no limit. Wrong text is [Refused] by the API's name of the field.
final class KeyForm {
    /// More than any limit needs; longer ones leave `int`.
    private static final Pattern WHOLE = Pattern.compile("[0-9]{1,9}");

    private KeyForm() {}

    /// @param before the key as it is, null for a new one
    static KeyBody read(Form form, Currency currency, @Nullable ApiKey before) {
        String budget = text(form, KeyField.BUDGET);
        String reset = text(form, KeyField.RESET);
        return new KeyBody(
                form.value(KeyField.NAME.input()).strip(),
                budget.isEmpty() ? null : new MoneyBody(budget, currency.getCurrencyCode()),
                reset.isEmpty() ? null : reset,
                expiry(text(form, KeyField.EXPIRES), before),
                List.copyOf(form.values().getOrDefault(KeyField.MODELS.input(), List.of())),
                List.copyOf(
                        text(form, KeyField.ADDRESSES)
                                .lines()
                                .map(String::strip)
                                .filter(line -> !line.isEmpty())
                                .toList()),
                whole(form, KeyField.RPM, Integer::valueOf),
                whole(form, KeyField.TPM, Long::valueOf),
                whole(form, KeyField.CONCURRENCY, Integer::valueOf));
    }

    /// Seconds that a former key still works.
    static RotationBody readRotation(Form form) {
        return new RotationBody(whole(form, KeyField.OVERLAP, Integer::valueOf));
    }

    /// The form of a key as it is.
    static Form of(String name, ApiKey key, Currency currency) {
        Long budget = key.limitNanos();
        Form form =
                Form.named(name)
                        .with(KeyField.NAME.input(), key.name())
                        .with(
                                KeyField.BUDGET.input(),
                                budget == null ? null : plain(new Money(budget, currency)))
                        .with(
                                KeyField.RESET.input(),
                                key.limitReset() == null ? "" : Check.wire(key.limitReset()))
                        .with(KeyField.EXPIRES.input(), lastDay(key.expiresAt()))
                        .with(KeyField.ADDRESSES.input(), String.join("\n", key.ipAllow()))
                        .with(KeyField.RPM.input(), key.limits().rpm())
                        .with(KeyField.TPM.input(), key.limits().tpm())
                        .with(KeyField.CONCURRENCY.input(), key.limits().concurrency());
        Map<String, List<String>> values = new LinkedHashMap<>(form.values());
        values.put(KeyField.MODELS.input(), key.models().stream().map(ModelId::value).toList());
        return new Form(name, values, form.errors(), form.message());
    }

    /// The last whole or broken UTC day on which a key works.
    static @Nullable LocalDate lastDay(@Nullable Instant expiresAt) {
        return expiresAt == null
                ? null
                : LocalDate.ofInstant(expiresAt.minusNanos(1), ZoneOffset.UTC);
    }

    /// A day means that the key works through its end; one that was not changed keeps its hour.
    private static @Nullable String expiry(String typed, @Nullable ApiKey before) {
        if (typed.isEmpty()) {
            return null;
        }
        Instant kept = before == null ? null : before.expiresAt();
        LocalDate day = UtcDays.read(typed, KeyField.EXPIRES.wire());
        return kept != null && day.equals(lastDay(kept))
                ? kept.toString()
                : UtcDays.start(day.plusDays(1));
    }

    private static <N extends Number> @Nullable N whole(
            Form form, KeyField field, Function<String, N> parser) {
        String typed = text(form, field);
        if (typed.isEmpty()) {
            return null;
        }
        if (!WHOLE.matcher(typed).matches()) {
            throw Refused.invalid(field.wire(), "must be a whole number");
        }
        return parser.apply(typed);
    }

    private static String text(Form form, KeyField field) {
        return form.value(field.input()).strip();
    }

    private static String plain(Money amount) {
        return new BigDecimal(amount.decimal()).stripTrailingZeros().toPlainString();
    }
}
