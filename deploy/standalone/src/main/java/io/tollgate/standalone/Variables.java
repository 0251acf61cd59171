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
    private static final int HIGHEST_PORT = 65_535;
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
        Optional<String> text = text(name);
        if (text.isEmpty()) {
            return otherwise;
        }
        try {
            int port = Integer.parseInt(text.get());
            if (port >= 1 && port <= HIGHEST_PORT) {
                return port;
            }
        } catch (NumberFormatException notANumber) {
            // Refused below, like a number that is no port.
        }
        throw new Refusal(name + " must be a port from 1 to 65535, not '" + text.get() + "'.");
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
