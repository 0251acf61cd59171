package io.tollgate.simulator.dialect;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// All providers' errors, from `provider-errors.txt`.
public final class ProviderErrors {
    private static final int COLUMNS = 7;
    private static final List<ProviderError> ALL = read();

    private ProviderErrors() {}

    /// Throws [IllegalArgumentException], naming what there is, if the dialect (null: one of them)
    /// has no such error.
    public static void check(@Nullable String dialect, String name) {
        List<String> silent =
                ALL.stream()
                        .map(ProviderError::dialect)
                        .distinct()
                        .filter(one -> dialect == null || dialect.equals(one))
                        .filter(one -> named(one, name).isEmpty())
                        .toList();
        if (!silent.isEmpty() || (dialect != null && all(dialect).isEmpty())) {
            String asked = silent.isEmpty() ? dialect : silent.getFirst();
            throw new IllegalArgumentException(
                    "error: %s has no '%s', only: %s"
                            .formatted(
                                    asked,
                                    name,
                                    all(asked).stream()
                                            .map(ProviderError::name)
                                            .collect(Collectors.joining(", "))));
        }
    }

    /// The dialect's error of that name.
    public static Optional<ProviderError> named(String dialect, String name) {
        return all(dialect).stream().filter(error -> error.name().equals(name)).findFirst();
    }

    /// The dialect's usual error of that status.
    public static Optional<ProviderError> ofStatus(String dialect, int status) {
        return all(dialect).stream().filter(error -> error.status() == status).findFirst();
    }

    /// The dialect's, in their order.
    public static List<ProviderError> all(@Nullable String dialect) {
        return ALL.stream().filter(error -> error.dialect().equals(dialect)).toList();
    }

    private static List<ProviderError> read() {
        try (InputStream file = ProviderErrors.class.getResourceAsStream("provider-errors.txt")) {
            return new String(Objects.requireNonNull(file).readAllBytes(), UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(ProviderErrors::row)
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static ProviderError row(String line) {
        List<String> cells = Arrays.stream(line.split("\\|", COLUMNS)).map(String::strip).toList();
        if (cells.size() != COLUMNS) {
            throw new IllegalStateException("not an error: " + line);
        }
        return new ProviderError(
                cells.get(0),
                cells.get(1),
                Integer.parseInt(cells.get(2)),
                orNull(cells.get(3)),
                orNull(cells.get(4)),
                orNull(cells.get(5)),
                cells.get(6));
    }

    private static @Nullable String orNull(String cell) {
        return cell.equals("-") ? null : cell;
    }
}
