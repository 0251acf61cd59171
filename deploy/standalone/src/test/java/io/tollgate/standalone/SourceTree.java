package io.tollgate.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/// The checkout that these tests were built from.
final class SourceTree {
    /// Surefire and failsafe run in the module's folder, `deploy/standalone`.
    static final Path ROOT = Path.of("").toAbsolutePath().resolve("../..").normalize();

    private static final Path MAIN = Path.of("src", "main", "java");
    private static final Set<String> LANGUAGES =
            Set.of("java", "sql", "lua", "html", "css", "js", "sh", "properties", "xml", "md");

    private SourceTree() {}

    /// `target/classes` of every module that has Java in it.
    static Collection<Path> classFolders() {
        return modules().map(module -> module.resolve("target/classes")).toList();
    }

    /// Package → modules, where there are two.
    static Map<String, Set<String>> packagesInTwoModules() {
        Map<String, Set<String>> found = new TreeMap<>();
        modules()
                .forEach(module ->
                        packages(module)
                                .forEach(name ->
                                        found.computeIfAbsent(name, _ -> new TreeSet<>())
                                                .add(module.toString())));
        found.values().removeIf(modules -> modules.size() == 1);
        return found;
    }

    static List<Path> packagesWithoutInfo() {
        return modules()
                .flatMap(module -> javaFolders(module.resolve(MAIN)).stream())
                .filter(folder -> !isComplete(folder.resolve("package-info.java")))
                .toList();
    }

    /// Source files with more lines than that.
    static List<Path> longFiles(int lines) {
        return walk(ROOT).stream()
                .filter(file -> LANGUAGES.contains(extension(file)))
                .filter(file -> text(file).lines().count() > lines)
                .toList();
    }

    private static Stream<Path> modules() {
        return Stream.concat(children(ROOT), children(ROOT.resolve("deploy")))
                .filter(folder -> Files.isDirectory(folder.resolve(MAIN)));
    }

    private static Set<String> packages(Path module) {
        Path sources = module.resolve(MAIN);
        Set<String> names = new TreeSet<>();
        javaFolders(sources).forEach(folder -> names.add(sources.relativize(folder).toString()));
        return names;
    }

    private static Set<Path> javaFolders(Path sources) {
        Set<Path> folders = new TreeSet<>();
        walk(sources).stream()
                .filter(file -> extension(file).equals("java"))
                .forEach(file -> folders.add(file.resolveSibling("").normalize()));
        return folders;
    }

    private static boolean isComplete(Path info) {
        if (!Files.exists(info)) {
            return false;
        }
        String text = text(info);
        return text.contains("///")
                && text.contains("NullMarked")
                && text.contains("CheckReturnValue");
    }

    static Stream<Path> children(Path folder) {
        try (Stream<Path> found = Files.list(folder)) {
            return found.toList().stream();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// Every file below, without what was built or belongs to tools.
    private static List<Path> walk(Path folder) {
        try (Stream<Path> found = Files.walk(folder)) {
            return found.filter(Files::isRegularFile).filter(SourceTree::isSource).toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static boolean isSource(Path file) {
        for (Path segment : ROOT.relativize(file)) {
            String name = segment.toString();
            if (name.equals("target") || name.equals("node_modules") || name.startsWith(".")) {
                return false;
            }
        }
        return true;
    }

    private static String extension(Path file) {
        String name = file.getFileName().toString();
        return name.substring(name.lastIndexOf('.') + 1);
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
