package io.tollgate.testkit;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A program that some suites need and a machine with a JDK alone does not have.
public enum Program {
    NODE("Node.js"),
    NPM("npm"),
    NGINX("nginx"),
    CURL("curl"),
    CHROMIUM("Chromium or Chrome");

    private static final Pattern SEPARATOR = Pattern.compile(Pattern.quote(File.pathSeparator));

    /// Where Debian keeps servers, which an ordinary user's PATH often lacks.
    private static final List<String> ALSO_IN = List.of("/usr/sbin", "/usr/local/sbin");

    private final String title;

    Program(String title) {
        this.title = title;
    }

    /// As a person calls it.
    public String title() {
        return title;
    }

    /// The executable, from the PATH or the usual place; empty if it is not installed.
    public Optional<Path> find() {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("/usr/bin:/bin");
        List<Path> folders =
                Stream.concat(SEPARATOR.splitAsStream(path), ALSO_IN.stream())
                        .filter(folder -> !folder.isEmpty())
                        .map(Path::of)
                        .toList();
        return names().stream()
                .flatMap(name -> folders.stream().map(folder -> folder.resolve(name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /// The executable of a program that a [NeedsPrograms] has seen.
    ///
    /// @throws IllegalStateException if it is not installed
    public Path path() {
        return find().orElseThrow(() -> new IllegalStateException(title + " is not installed"));
    }

    /// What its file may be called, the likeliest first.
    private List<String> names() {
        return switch (this) {
            case NODE -> List.of("node");
            case NPM -> List.of("npm");
            case NGINX -> List.of("nginx");
            case CURL -> List.of("curl");
            case CHROMIUM ->
                    List.of(
                            "chromium",
                            "chromium-browser",
                            "google-chrome",
                            "google-chrome-stable",
                            "/Applications/Chromium.app/Contents/MacOS/Chromium",
                            "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome");
        };
    }
}
