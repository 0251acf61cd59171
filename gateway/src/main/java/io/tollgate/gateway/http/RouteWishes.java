package io.tollgate.gateway.http;

import io.tollgate.gateway.http.ProviderWish.MaxPrice;
import io.tollgate.gateway.http.ProviderWish.Sort;
import io.tollgate.gateway.http.Value.Shape;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the caller says of the way: `models` to fall back to, and `provider`.
final class RouteWishes {
    private static final int MOST_MODELS = 8;
    private static final int MOST_PROVIDERS = 32;
    private static final int MOST_NAME_BYTES = 200;
    private static final int MOST_PRICE_CHARS = 24;

    private final Complaints complaints;
    private final List<String> models = new ArrayList<>();
    private final Map<Field, List<String>> lists = new EnumMap<>(Field.class);
    private final Map<Field, BigDecimal> prices = new EnumMap<>(Field.class);
    private @Nullable Sort sort;
    private boolean allowFallbacks = true;
    private boolean given;

    RouteWishes(Complaints complaints) {
        this.complaints = complaints;
    }

    void value(Field field, Value value) {
        if (value.is(Shape.NULL)) {
            return;
        }
        switch (field) {
            case MODELS -> array("models", value);
            case PROVIDER -> object("provider", value);
            case PROVIDER_ORDER, PROVIDER_ONLY, PROVIDER_IGNORE -> {
                given = true;
                array(path(field), value);
            }
            case PROVIDER_SORT -> sort(value);
            case ALLOW_FALLBACKS -> allowFallbacks(value);
            case MAX_PRICE -> object(path(field), value);
            case PRICE_PROMPT, PRICE_COMPLETION, PRICE_REQUEST -> price(field, value);
            default -> throw new IllegalArgumentException("not of the way: " + field);
        }
    }

    /// An element of `models`.
    void model(Value value) {
        if (name("models", value) && models.size() == MOST_MODELS) {
            complaints.add("models", "array_too_long", "may hold at most " + MOST_MODELS);
        }
        models.add(value.text());
    }

    /// An element of one of the lists in `provider`.
    void provider(Field list, Value value) {
        List<String> names = lists.computeIfAbsent(list, field -> new ArrayList<>());
        if (name(path(list), value) && names.size() == MOST_PROVIDERS) {
            complaints.add(path(list), "array_too_long", "may hold at most " + MOST_PROVIDERS);
        }
        names.add(value.text());
    }

    void unknown(String key) {
        complaints.add("provider." + key, "unsupported_parameter", "is not supported");
    }

    List<String> models() {
        return List.copyOf(models);
    }

    ProviderWish provider() {
        return given
                ? new ProviderWish(
                        list(Field.PROVIDER_ORDER),
                        list(Field.PROVIDER_ONLY),
                        list(Field.PROVIDER_IGNORE),
                        sort,
                        allowFallbacks,
                        new MaxPrice(
                                prices.get(Field.PRICE_PROMPT),
                                prices.get(Field.PRICE_COMPLETION),
                                prices.get(Field.PRICE_REQUEST)))
                : ProviderWish.NONE;
    }

    private List<String> list(Field field) {
        return lists.getOrDefault(field, List.of());
    }

    private void array(String param, Value value) {
        if (!value.is(Shape.ARRAY)) {
            complaints.wrongType(param, "an array of strings", value);
        }
    }

    private void object(String param, Value value) {
        if (!value.is(Shape.OBJECT)) {
            complaints.wrongType(param, "an object", value);
        }
    }

    private boolean name(String param, Value value) {
        if (!value.is(Shape.STRING)) {
            complaints.wrongType(param, "an array of strings", value);
            return false;
        }
        if (value.bytes() == 0 || value.bytes() > MOST_NAME_BYTES) {
            complaints.add(
                    param, "invalid_value", "holds names of 1 to " + MOST_NAME_BYTES + " bytes");
            return false;
        }
        return true;
    }

    private void sort(Value value) {
        given = true;
        for (Sort known : Sort.values()) {
            if (value.isString(known.name().toLowerCase(Locale.ROOT))) {
                sort = known;
                return;
            }
        }
        complaints.add(
                path(Field.PROVIDER_SORT), "unsupported_value", "may be 'price' or 'latency'");
    }

    private void allowFallbacks(Value value) {
        given = true;
        allowFallbacks = value.is(Shape.TRUE);
        if (!value.isFlag()) {
            complaints.wrongType(path(Field.ALLOW_FALLBACKS), "a boolean", value);
        }
    }

    private void price(Field field, Value value) {
        given = true;
        boolean decimal = value.is(Shape.NUMBER) || value.is(Shape.STRING);
        if (decimal
                && value.bytes() <= MOST_PRICE_CHARS
                && value.text().matches("[0-9]+(\\.[0-9]+)?")) {
            prices.put(field, new BigDecimal(value.text()));
        } else {
            complaints.add(
                    path(field), "invalid_value", "must be a decimal without sign and exponent");
        }
    }

    private static String path(Field field) {
        return switch (field) {
            case PRICE_PROMPT, PRICE_COMPLETION, PRICE_REQUEST ->
                    "provider.max_price." + field.key();
            default -> "provider." + field.key();
        };
    }
}
