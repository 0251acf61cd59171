package io.tollgate.admin.matrix;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// What was decided about who may do what, written apart from the code that does it:
/// `matrix/rights.txt` has the outcome for each right and role, `matrix/routes.txt` the right that
/// each route asks for.
final class Matrix {
    private final Map<Route, String> rights;
    private final Map<String, Map<Role, Outcome>> outcomes;

    private Matrix(Map<Route, String> rights, Map<String, Map<Role, Outcome>> outcomes) {
        this.rights = rights;
        this.outcomes = outcomes;
    }

    static Matrix read() {
        return new Matrix(readRoutes(), readRights());
    }

    private static Map<Route, String> readRoutes() {
        Map<Route, String> routes = new TreeMap<>();
        for (String line : lines("/matrix/routes.txt")) {
            String[] words = words(line);
            Route route = new Route(words[1], words[2]);
            if (routes.put(route, words[0]) != null) {
                throw new IllegalStateException("listed twice: " + route);
            }
        }
        return routes;
    }

    private static Map<String, Map<Role, Outcome>> readRights() {
        List<String> lines = lines("/matrix/rights.txt");
        List<Role> roles = Arrays.stream(words(lines.getFirst())).skip(1).map(Role::parse).toList();
        Map<String, Map<Role, Outcome>> rights = new HashMap<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] words = words(line);
            Map<Role, Outcome> row = new EnumMap<>(Role.class);
            for (int i = 0; i < roles.size(); i++) {
                row.put(roles.get(i), Outcome.parse(words[i + 1]));
            }
            rights.put(words[0], row);
        }
        return rights;
    }

    private static List<String> lines(String resource) {
        try (InputStream bytes = Matrix.class.getResourceAsStream(resource)) {
            if (bytes == null) {
                throw new IllegalStateException(resource + " is missing");
            }
            String text = new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
            return text.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String[] words(String line) {
        return line.strip().split(" +", -1);
    }

    /// The routes that are listed.
    Set<Route> routes() {
        return rights.keySet();
    }

    /// How a listed route receives a role.
    Outcome outcome(Route route, Role role) {
        String right = rights.get(route);
        Outcome outcome = outcomes.getOrDefault(right, Map.of()).get(role);
        if (outcome == null) {
            throw new IllegalStateException("undecided: " + right + " of " + role);
        }
        return outcome;
    }
}
