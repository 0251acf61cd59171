package io.tollgate.journeys;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What the console serves to a browser that follows a link. The list is the console's own, whose
/// tests fail for a route that is not on it.
final class Routes {
    private static final Path LIST = Path.of("../../admin-ui/src/test/resources/matrix/routes.txt");

    private Routes() {}

    static Set<String> ofPages() {
        try (Stream<String> lines = Files.lines(LIST)) {
            return lines.map(line -> line.strip().split(" +", -1))
                    .filter(words -> words.length == 3 && words[1].equals("GET"))
                    .map(words -> words[2])
                    .filter(path -> !path.startsWith("/api/"))
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
