package io.tollgate.journeys;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The letters that the product has written into its mail folder.
record Mailbox(Path folder) {
    private static final Pattern LINK = Pattern.compile("https?://[^\\s<>\"]+");

    /// The link of the newest letter to that address; waits for one.
    String link(String address) {
        AtomicReference<String> link = new AtomicReference<>("");
        Until.holds(() -> {
            newest(address).ifPresent(link::set);
            return !link.get().isEmpty();
        });
        return link.get();
    }

    private Optional<String> newest(String address) {
        if (!Files.isDirectory(folder)) {
            return Optional.empty();
        }
        try (Stream<Path> letters = Files.list(folder)) {
            return letters.filter(file -> file.toString().endsWith(".eml"))
                    .sorted(Comparator.comparing(Path::toString).reversed())
                    .map(Mailbox::read)
                    .filter(letter -> letter.contains("To: " + address + "\n"))
                    .findFirst()
                    .map(LINK::matcher)
                    .filter(Matcher::find)
                    .map(Matcher::group);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
