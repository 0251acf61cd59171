package io.tollgate.standalone.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Who listens on a port, as far as Linux's `/proc` tells this user; empty elsewhere.
final class PortHolder {
    private static final Pattern COLUMNS = Pattern.compile("\\s+");
    private static final String LISTEN = "0A";
    private static final int LOCAL_ADDRESS = 1;
    private static final int STATE = 3;
    private static final int INODE = 9;

    private PortHolder() {}

    /// For example `java (pid 4711)`.
    static Optional<String> of(int port) {
        Set<String> sockets =
                Stream.of("/proc/net/tcp", "/proc/net/tcp6")
                        .flatMap(table -> listeners(Path.of(table), port))
                        .map(inode -> "socket:[" + inode + "]")
                        .collect(Collectors.toSet());
        if (sockets.isEmpty()) {
            return Optional.empty();
        }
        return ProcessHandle.allProcesses()
                .filter(process -> holds(process, sockets))
                .findFirst()
                .map(process -> name(process) + " (pid " + process.pid() + ")");
    }

    private static Stream<String> listeners(Path table, int port) {
        String suffix = ":%04X".formatted(port);
        try (Stream<String> lines = Files.lines(table)) {
            return lines
                    .map(line -> COLUMNS.split(line.strip()))
                    .filter(columns -> columns.length > INODE)
                    .filter(columns -> columns[LOCAL_ADDRESS].endsWith(suffix))
                    .filter(columns -> columns[STATE].equals(LISTEN))
                    .map(columns -> columns[INODE])
                    .toList()
                    .stream();
        } catch (IOException notLinux) {
            return Stream.empty();
        }
    }

    private static boolean holds(ProcessHandle process, Set<String> sockets) {
        try (Stream<Path> open = Files.list(Path.of("/proc/" + process.pid() + "/fd"))) {
            return open.anyMatch(file -> sockets.contains(target(file)));
        } catch (IOException goneOrNotOurs) {
            return false;
        }
    }

    private static String target(Path link) {
        try {
            return Files.readSymbolicLink(link).toString();
        } catch (IOException closed) {
            return "";
        }
    }

    private static String name(ProcessHandle process) {
        return process.info()
                .command()
                .map(command -> Path.of(command).getFileName().toString())
                .orElse("a program");
    }
}
