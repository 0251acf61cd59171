package io.tollgate.catalog.environment;

import io.smallrye.config.EnvConfigSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.Config;
import org.jboss.logging.Logger;

/// Warns at start about each variable that begins with `TOLLGATE_` and that nothing reads, since a
/// misspelt one would otherwise be a default silently kept.
@ApplicationScoped
public class UnknownVariables {
    private static final Logger LOG = Logger.getLogger(UnknownVariables.class);
    private static final String PREFIX = "TOLLGATE_";

    /// Names of the contract, and of properties; one a line.
    private static final Set<String> LISTED = listed();

    private final Config config;

    UnknownVariables(Config config) {
        this.config = config;
    }

    void warn(@Observes Startup start) {
        for (String variable : unknown(System.getenv().keySet(), propertyNames())) {
            LOG.warnf("The environment variable %s is unknown and has no effect", variable);
        }
    }

    /// Of the given variables those that begin with `TOLLGATE_` and are neither listed, nor the
    /// `_FILE` form of one that is, nor the environment form of a property.
    static SortedSet<String> unknown(Set<String> variables, Set<String> properties) {
        Set<String> known = environmentForms(Stream.concat(LISTED.stream(), properties.stream()));
        return variables.stream()
                .filter(variable -> variable.startsWith(PREFIX))
                .filter(variable -> !known.contains(variable))
                .filter(variable -> !LISTED.contains(variable.replaceFirst("_FILE$", "")))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /// Of the given properties those of ours that are not listed, so that the doctor, who has the
    /// list alone, would take their variables for misspelt.
    public static SortedSet<String> unlisted(Stream<String> properties) {
        Set<String> known = environmentForms(LISTED.stream());
        return properties
                .filter(name -> name.startsWith("tollgate."))
                .filter(name -> !known.contains(environmentForm(name)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> listed() {
        try (InputStream bytes = UnknownVariables.class.getResourceAsStream("variables.txt")) {
            String text =
                    new String(
                            Objects.requireNonNull(bytes).readAllBytes(), StandardCharsets.UTF_8);
            return text.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /// Names that come from elsewhere than the environment itself.
    private Set<String> propertyNames() {
        return StreamSupport.stream(config.getConfigSources().spliterator(), false)
                .filter(source -> !(source instanceof EnvConfigSource))
                .flatMap(source -> source.getPropertyNames().stream())
                .collect(Collectors.toSet());
    }

    private static Set<String> environmentForms(Stream<String> names) {
        return names.map(UnknownVariables::environmentForm).collect(Collectors.toSet());
    }

    private static String environmentForm(String property) {
        return property.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }
}
