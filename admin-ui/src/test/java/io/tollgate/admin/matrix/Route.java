package io.tollgate.admin.matrix;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A resource method of the console, as `GET /tenants/{tenant}/keys`. Parameters have lost their
/// patterns.
record Route(String method, String path) implements Comparable<Route> {
    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");
    private static final Pattern PARAMETER =
            Pattern.compile("\\{([^:{}]+)(:(?:[^{}]|\\{[^}]*})*)?}");

    /// Every route that the console's own classes have, found without asking the console.
    static Set<Route> all() {
        java.nio.file.Path classes = java.nio.file.Path.of("target", "classes");
        try (Stream<java.nio.file.Path> files = Files.walk(classes.resolve("io/tollgate"))) {
            Set<Route> routes = new TreeSet<>();
            files.map(file -> classes.relativize(file).toString())
                    .filter(name -> name.endsWith(".class"))
                    .map(name -> name.substring(0, name.length() - 6).replace('/', '.'))
                    .map(Route::load)
                    .filter(type -> type.isAnnotationPresent(Path.class))
                    .forEach(type -> of(type).forEach(routes::add));
            return routes;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, Thread.currentThread().getContextClassLoader());
        } catch (ClassNotFoundException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Stream<Route> of(Class<?> resource) {
        String root = resource.getAnnotation(Path.class).value();
        return Arrays.stream(resource.getDeclaredMethods())
                .flatMap(method ->
                        verbs(method).map(verb -> new Route(verb, joined(root, path(method)))));
    }

    private static Stream<String> verbs(Method method) {
        return Arrays.stream(method.getAnnotations())
                .map(Annotation::annotationType)
                .map(type -> type.getAnnotation(HttpMethod.class))
                .filter(verb -> verb != null)
                .map(HttpMethod::value);
    }

    private static String path(Method method) {
        Path path = method.getAnnotation(Path.class);
        return path == null ? "" : path.value();
    }

    private static String joined(String root, String rest) {
        String path =
                Stream.of(root, rest)
                        .map(part -> part.replaceAll("^/|/$", ""))
                        .filter(part -> !part.isEmpty())
                        .reduce("", (before, part) -> before + "/" + part);
        return path.isEmpty() ? "/" : PARAMETER.matcher(path).replaceAll("{$1}");
    }

    /// The names of its parameters that name a thing. A month and a format are nobody's.
    List<String> ids() {
        return PARAMETER
                .matcher(path)
                .results()
                .map(found -> found.group(1))
                .filter(name -> !name.equals("month") && !name.equals("format"))
                .toList();
    }

    boolean isApi() {
        return path.startsWith("/api/");
    }

    boolean isSafe() {
        return SAFE.contains(method);
    }

    @Override
    public int compareTo(Route other) {
        return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
