package io.tollgate.standalone.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/// What a provider asks of everybody, in USD per million tokens, from `list-prices.csv`.
record ListPrice(BigDecimal input, BigDecimal cachedInput, BigDecimal output) {
    private static final Pattern COMMA = Pattern.compile(",");
    private static final int MODEL = 1;
    private static final int CURRENCY = 2;
    private static final int WINDOW = 3;
    private static final int CACHED_INPUT = 4;
    private static final int INPUT = 5;
    private static final int OUTPUT = 6;
    private static final int EFFECTIVE_TO = 9;
    private static final int COLUMNS = 13;

    /// The price now in force; the dearer one where the provider bills by the time of day.
    static ListPrice of(String model) {
        return rows().stream()
                .filter(row -> row[MODEL].equals(model))
                .filter(row -> row[CURRENCY].equals("USD") && row[EFFECTIVE_TO].isEmpty())
                .filter(row -> !row[WINDOW].equals("off-peak"))
                .map(row ->
                        new ListPrice(
                                new BigDecimal(row[INPUT]),
                                new BigDecimal(row[CACHED_INPUT]),
                                new BigDecimal(row[OUTPUT])))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no list price for " + model));
    }

    /// Every price times the factor, exactly.
    ListPrice times(BigDecimal factor) {
        return new ListPrice(
                input.multiply(factor), cachedInput.multiply(factor), output.multiply(factor));
    }

    private static List<String[]> rows() {
        InputStream stream = ListPrice.class.getResourceAsStream("list-prices.csv");
        try (BufferedReader lines =
                new BufferedReader(
                        new InputStreamReader(
                                Objects.requireNonNull(stream), StandardCharsets.UTF_8))) {
            return lines.lines().map(line -> COMMA.split(line, COLUMNS)).toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
