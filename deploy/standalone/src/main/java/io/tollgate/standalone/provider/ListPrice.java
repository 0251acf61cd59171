package io.tollgate.standalone.provider;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/// What a provider asks of everybody, in USD per million tokens, from `list-prices.csv`.
///
/// @param window when it holds: the provider's hours of many calls, the rest, or always
/// @param contextTokens the model's context, where the list has it
public record ListPrice(
        String model,
        Window window,
        BigDecimal input,
        BigDecimal cachedInput,
        BigDecimal output,
        OptionalInt contextTokens) {
    private static final Pattern COMMA = Pattern.compile(",");
    private static final int PROVIDER = 0;
    private static final int MODEL = 1;
    private static final int CURRENCY = 2;
    private static final int WINDOW = 3;
    private static final int CACHED_INPUT = 4;
    private static final int INPUT = 5;
    private static final int OUTPUT = 6;
    private static final int CONTEXT = 7;
    private static final int EFFECTIVE_TO = 9;
    private static final int COLUMNS = 13;

    /// The hours in which a price holds.
    public enum Window {
        ALL,
        PEAK,
        OFF_PEAK
    }

    /// The price now in force; the dearer one where the provider bills by the time of day.
    public static ListPrice of(String model) {
        return rows().stream()
                .filter(row -> row[MODEL].equals(model))
                .map(ListPrice::fromRow)
                .filter(price -> price.window() != Window.OFF_PEAK)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no list price for " + model));
    }

    /// All prices of a provider that are in force, in the order of the list.
    static List<ListPrice> ofProvider(String provider) {
        return rows().stream()
                .filter(row -> row[PROVIDER].equals(provider))
                .map(ListPrice::fromRow)
                .toList();
    }

    /// Every price times the factor, exactly.
    public ListPrice times(BigDecimal factor) {
        return new ListPrice(
                model,
                window,
                input.multiply(factor),
                cachedInput.multiply(factor),
                output.multiply(factor),
                contextTokens);
    }

    private static ListPrice fromRow(String[] row) {
        return new ListPrice(
                row[MODEL],
                switch (row[WINDOW]) {
                    case "peak" -> Window.PEAK;
                    case "off-peak" -> Window.OFF_PEAK;
                    default -> Window.ALL;
                },
                new BigDecimal(row[INPUT]),
                new BigDecimal(row[CACHED_INPUT]),
                new BigDecimal(row[OUTPUT]),
                row[CONTEXT].isEmpty()
                        ? OptionalInt.empty()
                        : OptionalInt.of(Integer.parseInt(row[CONTEXT])));
    }

    /// The rows in USD that have not ended.
    private static List<String[]> rows() {
        InputStream stream = ListPrice.class.getResourceAsStream("list-prices.csv");
        try (BufferedReader lines =
                new BufferedReader(
                        new InputStreamReader(
                                Objects.requireNonNull(stream), StandardCharsets.UTF_8))) {
            return lines.lines()
                    .skip(1)
                    .map(line -> COMMA.split(line, COLUMNS))
                    .filter(row -> row[CURRENCY].equals("USD") && row[EFFECTIVE_TO].isEmpty())
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
