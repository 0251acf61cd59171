package io.tollgate.standalone;

import io.tollgate.standalone.home.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// The first operator's one-time link, which the console writes before it is ready while there is
/// no operator.
record SetUpLink(Path file) {
    /// Takes an earlier console's link away.
    void forget() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException failure) {
            throw new Refusal("Cannot delete " + file, failure);
        }
    }

    Optional<String> read() {
        try {
            return Files.exists(file)
                    ? Optional.of(Files.readString(file).strip()).filter(link -> !link.isEmpty())
                    : Optional.empty();
        } catch (IOException failure) {
            throw new Refusal("Cannot read " + file, failure);
        }
    }
}
