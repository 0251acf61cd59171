package io.tollgate.standalone.doctor;

import io.tollgate.standalone.home.PidFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What a home's pid files say.
final class PidFiles {
    private static final String SUFFIX = ".pid";

    private PidFiles() {}

    /// @param alive whether a process of this home has that id
    record Entry(String part, boolean alive) {}

    static List<Entry> of(Path home) {
        try (Stream<Path> files = Files.list(home.resolve("run"))) {
            return files.filter(file -> file.toString().endsWith(SUFFIX))
                    .sorted()
                    .map(file -> entry(home, file))
                    .toList();
        } catch (IOException none) {
            return List.of();
        }
    }

    private static Entry entry(Path home, Path file) {
        String name = file.getFileName().toString();
        String part = name.substring(0, name.length() - SUFFIX.length());
        Optional<ProcessHandle> process = new PidFile(file).read().flatMap(ProcessHandle::of);
        return new Entry(part, process.filter(one -> isOurs(one, part, home)).isPresent());
    }

    /// Every part has the home in its arguments, but for the launcher, who has its jar.
    private static boolean isOurs(ProcessHandle process, String part, Path home) {
        return process.info()
                .arguments()
                .map(List::of)
                .filter(arguments ->
                        arguments.stream()
                                .anyMatch(argument ->
                                        part.equals("launcher")
                                                ? argument.endsWith("tollgate-launcher.jar")
                                                : argument.contains(home.toString())))
                .isPresent();
    }
}
