package io.tollgate.conformance;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One failure of one provider, and what must come of it; the file `rows.txt` explains the columns.
///
/// @param rule what the simulator is told, without braces
/// @param meaning the failure's class, `OK` or `PART`
/// @param code null where the caller gets none
record Row(
        String dialect,
        String name,
        Form form,
        String rule,
        String meaning,
        int status,
        @Nullable String code) {
    static final List<String> DIALECTS = List.of("openai", "deepseek", "kimi", "glm", "anthropic");
    private static final int COLUMNS = 7;

    /// How the call is made and where the failure stands.
    enum Form {
        PLAIN,
        STREAMED,
        IN_STREAM;

        boolean isStream() {
            return this != PLAIN;
        }

        static Form of(char letter) {
            return switch (letter) {
                case 'P' -> PLAIN;
                case 'S', 'T' -> STREAMED;
                case 'I' -> IN_STREAM;
                default -> throw new IllegalStateException("no form " + letter);
            };
        }
    }

    /// All rows of a dialect.
    static List<Row> of(String dialect) {
        try (InputStream file = Row.class.getResourceAsStream("rows.txt")) {
            return new String(Objects.requireNonNull(file).readAllBytes(), UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .flatMap(line -> rows(dialect, line))
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Stream<Row> rows(String dialect, String line) {
        List<String> cells = Arrays.stream(line.split("\\|", COLUMNS)).map(String::strip).toList();
        if (cells.size() != COLUMNS) {
            throw new IllegalStateException("not a row: " + line);
        }
        if (!cells.get(0).equals(dialect) && !cells.get(0).equals("all")) {
            return Stream.empty();
        }
        String given = cells.get(3);
        String rule = given.isEmpty() ? "\"error\":\"" + cells.get(1) + "\"" : given;
        return cells.get(2)
                .chars()
                .mapToObj(letter -> {
                    Form form = Form.of((char) letter);
                    return new Row(
                            dialect,
                            cells.get(1),
                            form,
                            form == Form.IN_STREAM
                                    ? rule + ",\"in_stream_error\":{\"after_chunks\":0}"
                                    : rule,
                            cells.get(4),
                            Integer.parseInt(cells.get(5)),
                            cells.get(6).equals("-") ? null : cells.get(6));
                });
    }

    /// Whether another route must answer.
    boolean failsOver() {
        return switch (meaning) {
            case "CREDENTIAL_DEAD",
                    "BALANCE_EMPTY",
                    "RATE_LIMITED",
                    "PLAN_LIMIT",
                    "OVERLOADED",
                    "TRANSPORT" ->
                    true;
            default -> false;
        };
    }

    /// Not if nobody listens at its address.
    boolean reachesTheProvider() {
        return !rule.equals("\"nowhere\"");
    }

    boolean succeeds() {
        return meaning.equals("OK");
    }

    boolean breaksOff() {
        return meaning.equals("PART");
    }

    /// The type that stands beside the code.
    String type() {
        if (code == null) {
            return "invalid_request_error";
        }
        return switch (code) {
            case "no_upstream_available", "upstream_error", "upstream_timeout" -> "server_error";
            case "rate_limit_exceeded" -> "requests";
            default -> "invalid_request_error";
        };
    }

    /// Whether the credential is another afterwards.
    boolean leavesATrace() {
        return !states().equals(List.of("active"));
    }

    /// What the credential is afterwards, as [CredentialStates.State#text] says it.
    List<String> states() {
        return switch (meaning) {
            case "CREDENTIAL_DEAD" -> List.of("disabled");
            case "BALANCE_EMPTY" ->
                    List.of("rests: BALANCE_EMPTY", "rests: BALANCE_EMPTY until filled");
            case "RATE_LIMITED", "PLAN_LIMIT" -> List.of("rests: " + meaning);
            default -> List.of("active");
        };
    }
}
