package io.tollgate.standalone;

import io.tollgate.standalone.home.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The environment, read with clear words about what is wrong in it.
record Variables(Map<String, String> all) {
    static final int HIGHEST_PORT = 65_535;
    private static final String FILE = "_FILE";

    Variables {
        all = Map.copyOf(all);
    }

    /// Unset and empty are the same.
    Optional<String> text(String name) {
        return Optional.ofNullable(all.get(name))
                .map(String::strip)
                .filter(text -> !text.isEmpty());
    }

    /// The variable, or the content of the file that `<name>_FILE` names.
    Optional<String> secret(String name) {
        return text(name).or(() -> text(name + FILE).map(file -> content(name + FILE, file)));
    }

    int port(String name, int otherwise) {
        return whole(name, HIGHEST_PORT, "a port from 1 to 65535").orElse(otherwise);
    }

    /// A whole number from 1 to `most`.
    int number(String name, int otherwise, int most) {
        return whole(name, most, "a number from 1 to " + most).orElse(otherwise);
    }

    private Optional<Integer> whole(String name, int most, String wanted) {
        return text(name)
                .map(text -> {
                    try {
                        int number = Integer.parseInt(text);
                        if (number >= 1 && number <= most) {
                            return number;
                        }
                    } catch (NumberFormatException notANumber) {
                        // Refused below, like a number that is out of range.
                    }
                    throw new Refusal("%s must be %s, not '%s'.".formatted(name, wanted, text));
                });
    }

    boolean flag(String name, boolean otherwise) {
        return text(name)
                .map(text ->
                        switch (text.toLowerCase(Locale.ROOT)) {
                            case "true" -> true;
                            case "false" -> false;
                            default ->
                                    throw new Refusal(
                                            name + " must be true or false, not '" + text + "'.");
                        })
                .orElse(otherwise);
    }

    private static String content(String name, String file) {
        try {
            return Files.readString(Path.of(file)).strip();
        } catch (IOException failure) {
            throw new Refusal(name + " names a file that cannot be read", failure);
        }
    }
}
