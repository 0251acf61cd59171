package io.tollgate.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// A folder for one run, on the disk of the checkout: a file system in memory would sync for
/// nothing. Removed when the run was good, kept with its logs otherwise.
final class Workspace implements AutoCloseable {
    private final Path folder;
    private boolean kept = true;

    private Workspace(Path folder) {
        this.folder = folder;
    }

    static Workspace under(Path root) {
        try {
            Path parent = Files.createDirectories(root.resolve("target/bench"));
            return new Workspace(Files.createTempDirectory(parent, "run-"));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    Path folder() {
        return folder;
    }

    /// The run was good: nobody will want to look at its logs.
    void done() {
        kept = false;
    }

    @Override
    public void close() {
        if (kept) {
            System.err.println("tollgate: the logs are in " + folder);
            return;
        }
        try (Stream<Path> found = Files.walk(folder)) {
            List<Path> deepestFirst = found.sorted(Comparator.reverseOrder()).toList();
            for (Path path : deepestFirst) {
                Files.deleteIfExists(path);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
