package io.tollgate.catalog.environment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.jspecify.annotations.Nullable;

/// Gives the property `X` from the file that the environment variable `X_FILE` names, for every
/// `TOLLGATE_…` and `…_API_KEY` variable; one line end at the file's end is dropped. The variable
/// `X` itself wins. Files are read once, at start; one that cannot be read, or is over 64 KiB,
/// stops the start.
public final class FileVariables implements ConfigSource {
    private static final String SUFFIX = "_FILE";
    private static final long LARGEST_FILE_BYTES = 64 * 1024;

    /// Under environment variables (300), above files (260).
    private static final int ORDINAL = 290;

    /// TOLLGATE_SETUP_LINK_FILE names a file that the console writes.
    private static final String WRITTEN = "TOLLGATE_SETUP_LINK";

    private final Map<String, String> values;

    public FileVariables() {
        this(System.getenv());
    }

    FileVariables(Map<String, String> environment) {
        Map<String, String> found = new TreeMap<>();
        environment.forEach((variable, file) -> {
            if (variable.endsWith(SUFFIX)) {
                String name = variable.substring(0, variable.length() - SUFFIX.length());
                if (isOurs(name) && !environment.containsKey(name)) {
                    found.put(name, read(variable, file));
                }
            }
        });
        values = Map.copyOf(found);
    }

    @Override
    public Set<String> getPropertyNames() {
        return values.keySet();
    }

    @Override
    public @Nullable String getValue(String propertyName) {
        return values.get(propertyName);
    }

    @Override
    public String getName() {
        return "variables from files";
    }

    @Override
    public int getOrdinal() {
        return ORDINAL;
    }

    private static boolean isOurs(String name) {
        return (name.startsWith("TOLLGATE_") && !name.equals(WRITTEN)) || name.endsWith("_API_KEY");
    }

    private static String read(String variable, String file) {
        try {
            Path path = Path.of(file);
            if (Files.size(path) > LARGEST_FILE_BYTES) {
                throw new IllegalStateException(variable + ": " + file + " is larger than 64 KiB");
            }
            return Files.readString(path).replaceFirst("\r?\n\\z", "");
        } catch (IOException failure) {
            throw new UncheckedIOException(variable + ": cannot read " + file, failure);
        }
    }
}
