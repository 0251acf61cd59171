package io.tollgate.standalone.process;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Starts a command in a session of its own, so that Ctrl-C reaches the launcher alone.
final class OwnSession {
    private static final Pattern SEPARATOR = Pattern.compile(Pattern.quote(File.pathSeparator));

    private OwnSession() {}

    /// The command behind `setsid`, or behind perl where there is no setsid (macOS). Both replace
    /// themselves by the command, so that the process id stays the same.
    static List<String> of(List<String> command) {
        List<String> wrapped = new ArrayList<>(prefix());
        wrapped.addAll(command);
        return wrapped;
    }

    private static List<String> prefix() {
        return program("setsid")
                .map(setsid -> List.of(setsid))
                .or(() ->
                        program("perl")
                                .map(perl ->
                                        List.of(
                                                perl,
                                                "-e",
                                                "use POSIX; POSIX::setsid(); exec"
                                                        + " @ARGV or die $!")))
                .orElse(List.of());
    }

    private static Optional<String> program(String name) {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("/usr/bin:/bin");
        return SEPARATOR
                .splitAsStream(path)
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst();
    }
}
