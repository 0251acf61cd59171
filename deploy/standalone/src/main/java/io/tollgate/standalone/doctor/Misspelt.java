package io.tollgate.standalone.doctor;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/// Variables that nothing reads, told by the list that the programs go by when they start.
final class Misspelt {
    private static final String PREFIX = "TOLLGATE_";
    private static final String LIST = "/io/tollgate/catalog/environment/variables.txt";

    private Misspelt() {}

    static Finding look(Patient patient) {
        Set<String> listed = listed();
        Set<String> known =
                listed.stream()
                        .map(name -> name.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT))
                        .collect(Collectors.toSet());
        String unknown =
                patient.variables().stream()
                        .filter(name -> name.startsWith(PREFIX))
                        .filter(name -> !known.contains(name))
                        .filter(name -> !listed.contains(name.replaceFirst("_FILE$", "")))
                        .sorted()
                        .collect(Collectors.joining(", "));
        return unknown.isEmpty()
                ? Finding.ok("variables", "every TOLLGATE_ variable here is known")
                : Finding.note(
                        "variables",
                        "unknown, and without effect: " + unknown,
                        "Mind the spelling; docs/runbook.md lists them. Set again, then start again.");
    }

    private static Set<String> listed() {
        try (InputStream bytes = Misspelt.class.getResourceAsStream(LIST)) {
            String text =
                    new String(
                            Objects.requireNonNull(bytes).readAllBytes(), StandardCharsets.UTF_8);
            return text.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .collect(Collectors.toSet());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
