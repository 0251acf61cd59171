package io.tollgate.standalone.process;

import io.tollgate.standalone.home.Refusal;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.regex.Pattern;

/// What a part has written since this start; earlier starts stay above it.
public final class LogFile {
    /// One old file is kept; more would fill the disk of a machine that restarts daily.
    private static final long ROTATE_ABOVE_BYTES = 16L << 20;

    /// A part that fails says so in its last lines.
    private static final int TAIL_BYTES = 64 << 10;

    /// Time, level, logger and thread, as Quarkus writes them.
    private static final Pattern PREFIX =
            Pattern.compile(
                    "^\\d{4}-\\d\\d-\\d\\d \\S+ +(ERROR|FATAL|WARN|INFO) +\\[.*?] \\(.*?\\) ");

    /// A cause in a stack trace, with the class before its message.
    private static final Pattern CAUSE = Pattern.compile("^\\s*Caused by: [\\w.$]+: ");

    private static final Pattern ERROR = Pattern.compile("\\b(ERROR|FATAL)\\b");

    private final Path path;
    private final long start;

    private LogFile(Path path, long start) {
        this.path = path;
        this.start = start;
    }

    /// Opens the log for one more start, moving a large one aside.
    public static LogFile open(Path path) {
        try {
            long size = Files.exists(path) ? Files.size(path) : 0;
            if (size > ROTATE_ABOVE_BYTES) {
                Path old = path.resolveSibling(path.getFileName() + ".1");
                Files.move(path, old, StandardCopyOption.REPLACE_EXISTING);
                size = 0;
            }
            return new LogFile(path, size);
        } catch (IOException failure) {
            throw new Refusal("Cannot open " + path, failure);
        }
    }

    public Path path() {
        return path;
    }

    /// The line that best tells why the part failed: the innermost cause of a start that failed,
    /// else its first error, else its last line; empty if it wrote nothing.
    public String reason() {
        List<String> lines = tail();
        List<String> errors = lines.stream().filter(line -> ERROR.matcher(line).find()).toList();
        return lines.reversed().stream()
                .filter(line -> CAUSE.matcher(line).find())
                .filter(_ -> errors.stream().anyMatch(line -> line.contains("Failed to start")))
                .findFirst()
                .or(() -> errors.stream().findFirst())
                .or(() -> lines.reversed().stream().findFirst())
                .map(line -> PREFIX.matcher(line).replaceFirst(""))
                .map(line -> CAUSE.matcher(line).replaceFirst(""))
                .orElse("");
    }

    /// The lines of this start in which the pattern is found, without time and level.
    public List<String> matching(Pattern pattern) {
        return tail().stream()
                .filter(line -> pattern.matcher(line).find())
                .map(line -> PREFIX.matcher(line).replaceFirst(""))
                .toList();
    }

    private List<String> tail() {
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
            long from = Math.max(start, file.length() - TAIL_BYTES);
            byte[] bytes = new byte[(int) Math.max(0, file.length() - from)];
            file.seek(from);
            file.readFully(bytes);
            return new String(bytes, StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank())
                    .toList();
        } catch (IOException unreadable) {
            return List.of();
        }
    }
}
