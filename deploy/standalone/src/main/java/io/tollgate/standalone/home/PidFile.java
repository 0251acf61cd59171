package io.tollgate.standalone.home;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// A file with one process id and a line feed, so that `kill $(cat FILE)` works.
public record PidFile(Path path) {
    /// Replaces the content.
    ///
    /// @throws Refusal if the file cannot be written
    public void write(long pid) {
        try {
            Files.writeString(path, pid + "\n", StandardCharsets.US_ASCII);
        } catch (IOException failure) {
            throw new Refusal("Cannot write " + path, failure);
        }
    }

    /// The id on the first line; empty if there is no such file or line.
    public Optional<Long> read() {
        try {
            String text = Files.readString(path, StandardCharsets.US_ASCII);
            long pid = Long.parseLong(text.lines().findFirst().orElse("").strip());
            return pid > 1 ? Optional.of(pid) : Optional.empty();
        } catch (IOException | NumberFormatException none) {
            return Optional.empty();
        }
    }

    public void delete() {
        try {
            Files.deleteIfExists(path);
        } catch (IOException failure) {
            throw new Refusal("Cannot delete " + path, failure);
        }
    }
}
